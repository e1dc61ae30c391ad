"""tasks: 1, 2, 4, 5
de: Du gibst die Aktivierungen zurück; die Sigmoidfunktion fehlt. Wahrscheinlichkeiten liegen zwischen 0 und 1.
en: You return the activations; the sigmoid is missing. Probabilities lie between 0 and 1.
"""


def hidden_probabilities(v, W, c):
    return v @ W.T + c


def visible_probabilities(h, W, b):
    return h @ W + b
