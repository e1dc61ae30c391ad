"""tasks: 1, 2, 4, 5
de: In visible_probabilities fehlt der Bias b. Die Aktivierung eines sichtbaren Neurons ist b_i + Σ_j h_j W_ji.
en: The bias b is missing from visible_probabilities. The activation of a visible unit is b_i + Σ_j h_j W_ji.
"""


def visible_probabilities(h, W, b):
    return sigmoid(h @ W)
