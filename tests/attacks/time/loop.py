"""Never ends.

double: timeout
points: 4
says: Is there a loop that never ends?
"""


def double(x):
    while True:
        pass
