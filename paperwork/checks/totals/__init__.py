"""What a table says in figures, worked out again from its own cells: totals, fractions, rates, what its rows keep."""
