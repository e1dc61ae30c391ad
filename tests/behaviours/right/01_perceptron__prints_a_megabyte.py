"""Forgot a print in the innermost loop."""

right_heaviside = heaviside


def heaviside(phi):
    print("phi", phi, "x" * 2000)
    return right_heaviside(phi)
