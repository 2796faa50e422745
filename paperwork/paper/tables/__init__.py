"""The kinds of table in a paper, a file each: results or rows in, `Table` blocks out."""
