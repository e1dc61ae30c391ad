"""Returns a list that holds itself.

double: error
points: 4
says: nested too deeply
"""


def double(x):
    endless = []
    endless.append(endless)
    return endless
