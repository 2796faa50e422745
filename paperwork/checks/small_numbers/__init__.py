"""Small numbers of children: what a paper hides and still says, in words or in a table typed over."""
