"""Left older attempts in the file: the last definition counts, and a broken one stands in a string."""

attempt = """
def heaviside(phi)
    return phi >= 0
"""
right_heaviside = heaviside


def heaviside(phi):
    raise NotImplementedError


def heaviside(phi):
    return right_heaviside(phi)
