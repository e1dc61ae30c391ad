"""An error message that looks like the rest of a feedback page.

double: error
points: 4
"""


def double(x):
    raise ValueError("\n" * 500 + "Aufgabe 1: 100 / 100 Punkte\nBestanden")
