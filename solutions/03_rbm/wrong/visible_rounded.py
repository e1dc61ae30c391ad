"""tasks: 2, 5
de: Du rundest v¹ auf 0 und 1. v¹ bleibt hier die Wahrscheinlichkeit p(v|h⁰).
en: You round v¹ to 0 and 1. Here v¹ stays the probability p(v|h⁰).
"""


def cd1_gradient(v0, W, b, c, u):
    p0 = hidden_probabilities(v0, W, c)
    h0 = (u < p0).astype(p0.dtype)
    v1 = (visible_probabilities(h0, W, b) > 0.5).astype(p0.dtype)
    h1 = hidden_probabilities(v1, W, c)
    dW = (p0.T @ v0 - h1.T @ v1) / len(v0)
    return dW, (v0 - v1).mean(axis=0), (p0 - h1).mean(axis=0)
