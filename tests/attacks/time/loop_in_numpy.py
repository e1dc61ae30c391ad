"""One call of numpy that takes hours and does not look at signals.

lowest: timeout
points: 6
"""


def lowest(f, xs):
    return np.einsum("a,b,c,d,e->", *[np.ones(400)] * 5)
