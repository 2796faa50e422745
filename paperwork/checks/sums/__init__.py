"""What a sentence says in figures, worked out again from its own figures: changes, shares, parts, what remains."""
