"""tasks: 2, 5
de: In der negativen Statistik steht bei dir v⁰ statt v¹. Sie ist h¹v¹ᵀ: beides aus der Wiedergabe.
en: Your negative statistics use v⁰ instead of v¹. They are h¹v¹ᵀ: both from the reconstruction.
"""


def cd1_gradient(v0, W, b, c, u):
    p0 = hidden_probabilities(v0, W, c)
    h0 = (u < p0).astype(p0.dtype)
    v1 = visible_probabilities(h0, W, b)
    h1 = hidden_probabilities(v1, W, c)
    dW = (p0.T @ v0 - h1.T @ v0) / len(v0)
    return dW, (v0 - v1).mean(axis=0), (p0 - h1).mean(axis=0)
