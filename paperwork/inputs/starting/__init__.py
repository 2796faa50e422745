"""Papers begun: the files of a new one, empty to fill in, or of the next month's from this month's.

What comes out is bytes by path, and findings of what is still to be looked at: nothing is written here.
"""
