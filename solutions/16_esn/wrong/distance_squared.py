"""tasks: 5
de: Du gibst das Quadrat des Abstands zurück. Es fehlt die Wurzel.
en: You return the square of the distance. The root is missing.
"""


def state_distances(W, W_in, inputs, state_a, state_b, leak=1.0):
    difference = run(W, W_in, inputs, state_a, leak) - run(W, W_in, inputs, state_b, leak)
    return (difference**2).sum(axis=1)
