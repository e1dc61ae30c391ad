"""tasks: 2, 5
de: Du gibst die Biasgradienten in der falschen Reihenfolge zurück. Verlangt ist dW, db, dc: erst sichtbar, dann
    verdeckt.
en: You return the bias gradients in the wrong order. dW, db, dc is asked for: visible first, then hidden.
"""


def cd1_gradient(v0, W, b, c, u):
    p0 = hidden_probabilities(v0, W, c)
    h0 = (u < p0).astype(p0.dtype)
    v1 = visible_probabilities(h0, W, b)
    h1 = hidden_probabilities(v1, W, c)
    dW = (p0.T @ v0 - h1.T @ v1) / len(v0)
    return dW, (p0 - h1).mean(axis=0), (v0 - v1).mean(axis=0)
