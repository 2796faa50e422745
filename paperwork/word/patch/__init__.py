"""A plan carried out on a draft's own markup: tracked changes and comments by the program, and nothing else touched."""
