"""Recurses without end, catching the error each time.

lowest: timeout|crashed|error
points: 6
"""


def again():
    try:
        again()
    finally:
        again()


def lowest(f, xs):
    again()
