"""Text with a lone surrogate, which no file can hold.

double: wrong
points: 4
says: The type is not right: got str, expected int.
"""


def double(x):
    return "\ud800<script>"
