"""The nouns of the program. Imports nothing else of ours; read `measures`, `blocks` and `paper` first."""
