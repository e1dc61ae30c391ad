"""Defines the functions as other things.

everything: error|missing|wrong
points: 0
"""

double = row_means = shift = lowest = 42
