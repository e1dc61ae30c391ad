"""Ends the program as one does at the prompt.

double: error
points: 4
says: SystemExit
"""


def double(x):
    quit()
