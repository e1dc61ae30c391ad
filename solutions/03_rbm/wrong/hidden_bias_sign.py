"""tasks: 2, 5
de: dc hat das falsche Vorzeichen: p(h|v⁰) − p(h|v¹).
en: dc has the wrong sign: p(h|v⁰) − p(h|v¹).
"""


def cd1_gradient(v0, W, b, c, u):
    p0 = hidden_probabilities(v0, W, c)
    h0 = (u < p0).astype(p0.dtype)
    v1 = visible_probabilities(h0, W, b)
    h1 = hidden_probabilities(v1, W, c)
    dW = (p0.T @ v0 - h1.T @ v1) / len(v0)
    return dW, (v0 - v1).mean(axis=0), (h1 - p0).mean(axis=0)
