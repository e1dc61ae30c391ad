"""Never ends.

lowest: timeout
points: 6
says: Is there a loop that never ends?
"""


def lowest(f, xs):
    while True:
        pass
