"""Ratings, arrows, scores and statuses: held against the values, targets, rules and days that a paper prints."""
