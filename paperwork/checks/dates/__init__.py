"""Days, months and spans of time that can't be, and events with two dates."""
