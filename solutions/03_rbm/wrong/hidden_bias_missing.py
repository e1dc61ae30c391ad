"""tasks: 1, 2, 4, 5
de: In hidden_probabilities fehlt der Bias c. Die Aktivierung eines verdeckten Neurons ist c_j + Σ_i W_ji v_i.
en: The bias c is missing from hidden_probabilities. The activation of a hidden unit is c_j + Σ_i W_ji v_i.
"""


def hidden_probabilities(v, W, c):
    return sigmoid(v @ W.T)
