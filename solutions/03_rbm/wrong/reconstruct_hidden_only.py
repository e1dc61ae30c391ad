"""tasks: 4
de: reconstruct gibt p(h|v) zurück. Der Rückweg zu den sichtbaren Neuronen fehlt.
en: reconstruct returns p(h|v). The way back to the visible units is missing.
"""


def reconstruct(v, W, b, c):
    return hidden_probabilities(v, W, c)
