"""The words of a paper: what is left over, left out, written in two ways, or pointed to and not there."""
