"""tasks: 1
de: In deiner Sigmoidfunktion fehlt das Minus: 1 / (1 + e⁻ᶻ). Mit e⁺ᶻ fällt sie, statt zu steigen.
en: Your sigmoid lacks the minus: 1 / (1 + e⁻ᶻ). With e⁺ᶻ it falls instead of rising.
"""

import math


def two_neurons(x, w1, b1, w2, b2):
    a1 = 1 / (1 + math.exp(w1 * x + b1))
    a2 = 1 / (1 + math.exp(w2 * a1 + b2))
    return a1, a2
