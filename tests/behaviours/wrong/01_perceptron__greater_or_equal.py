"""mistake: threshold_includes_zero"""


def heaviside(phi):
    if phi >= 0:
        return 1
    return 0
