"""Prints in every function: numbers, umlauts, colours, boxes."""

print("gleich geht es los: ä ö ü ß → ∞ ✓ \U0001f600")
right_heaviside, right_update = heaviside, perceptron_update


def heaviside(phi):
    print("phi =", phi, type(phi))
    return right_heaviside(phi)


def perceptron_update(w, x, target):
    print("\033[32mw\033[0m =", w, "\tx =", x, end="\r\n")
    return right_update(w, x, target)
