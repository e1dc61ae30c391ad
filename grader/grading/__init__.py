"""Submissions -> reports: read a hand-in, run the checks on it, keep the result; one or a whole class."""
