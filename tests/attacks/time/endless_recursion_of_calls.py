"""Recurses without end, catching the error each time.

double: timeout|crashed|error
points: 4
"""


def again():
    try:
        again()
    finally:
        again()


def double(x):
    again()
