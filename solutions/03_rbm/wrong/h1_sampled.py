"""tasks: 2, 5
de: Du ziehst auch h¹. In die Statistik gehören die Wahrscheinlichkeiten p(h|v¹); gezogen wird allein h⁰.
en: You draw h¹ as well. The probabilities p(h|v¹) belong in the statistics; only h⁰ is drawn.
"""


def cd1_gradient(v0, W, b, c, u):
    p0 = hidden_probabilities(v0, W, c)
    h0 = (u < p0).astype(p0.dtype)
    v1 = visible_probabilities(h0, W, b)
    h1 = (u < hidden_probabilities(v1, W, c)).astype(p0.dtype)
    dW = (p0.T @ v0 - h1.T @ v1) / len(v0)
    return dW, (v0 - v1).mean(axis=0), (p0 - h1).mean(axis=0)
