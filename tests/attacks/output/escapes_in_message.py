"""Raises an error whose text and class are commands for a terminal.

double: error
points: 4
"""

Escape = type("\x1b]0;owned\x07\x1b[2JError", (Exception,), {})


def double(x):
    raise Escape("\x1b[2J\x1b[31mred\x1b]8;;http://example.invalid\x07link\x1b]8;;\x07\x9b2J\r\b\b\b\a\x7f")
