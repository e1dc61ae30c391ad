"""tasks: 2
de: cd1_gradient verändert das übergebene u. Vergleiche, ohne hineinzuschreiben: h0 = (u < p).
en: cd1_gradient changes the u it was given. Compare without writing into it: h0 = (u < p).
"""


def cd1_gradient(v0, W, b, c, u):
    p0 = hidden_probabilities(v0, W, c)
    u -= p0
    h0 = (u < 0).astype(p0.dtype)
    v1 = visible_probabilities(h0, W, b)
    h1 = hidden_probabilities(v1, W, c)
    dW = (p0.T @ v0 - h1.T @ v1) / len(v0)
    return dW, (v0 - v1).mean(axis=0), (p0 - h1).mean(axis=0)
