"""tasks: 2, 5
de: Dein h¹ ist aus den Daten v⁰ gerechnet, wie es die Vorlesung schreibt: σ(Wv + c). Gemeint ist die Wiedergabe:
    σ(Wv¹ + c).
en: Your h¹ is computed from the data v⁰, as the lecture writes it: σ(Wv + c). The reconstruction is meant: σ(Wv¹ +
    c).
"""


def cd1_gradient(v0, W, b, c, u):
    p0 = hidden_probabilities(v0, W, c)
    h0 = (u < p0).astype(p0.dtype)
    v1 = visible_probabilities(h0, W, b)
    h1 = hidden_probabilities(v0, W, c)
    dW = (p0.T @ v0 - h1.T @ v1) / len(v0)
    return dW, (v0 - v1).mean(axis=0), (p0 - h1).mean(axis=0)
