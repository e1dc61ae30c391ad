"""Clears the screen, sets the title, moves the cursor, rings.

double: wrong
points: 4
"""


def double(x):
    print("\x1b[2J\x1b[H\x1b]0;owned\x07\x1b[31;5mPASSED\x1b[0m\a\x1bP1;1|17/ab\x1b\\\x9b31m\x1b[8m hidden \x1b(0")
    return 0
