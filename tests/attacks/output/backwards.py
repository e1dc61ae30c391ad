"""Turns text around, so that it reads as something else.

double: error
points: 4
says: ValueError: ?dessap? ??
"""


def double(x):
    print("\u202edessap\u2066 \u200b\ufeff")
    raise ValueError("\u202edessap\u2066 \u200b\ufeff")
