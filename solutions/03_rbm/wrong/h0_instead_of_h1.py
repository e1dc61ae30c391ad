"""tasks: 2, 5
de: Als h¹ nimmst du das gezogene h⁰. Richtig ist h¹ = p(h|v¹), neu aus der Wiedergabe v¹ gerechnet.
en: You take the drawn h⁰ as h¹. Right is h¹ = p(h|v¹), computed anew from the reconstruction v¹.
"""


def cd1_gradient(v0, W, b, c, u):
    p0 = hidden_probabilities(v0, W, c)
    h0 = (u < p0).astype(p0.dtype)
    v1 = visible_probabilities(h0, W, b)
    dW = (p0.T @ v0 - h0.T @ v1) / len(v0)
    return dW, (v0 - v1).mean(axis=0), (p0 - h0).mean(axis=0)
