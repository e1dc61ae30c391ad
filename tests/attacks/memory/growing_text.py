"""A text that doubles.

double: error
points: 4
says: MemoryError
"""


def double(x):
    text = "x"
    while True:
        text += text
