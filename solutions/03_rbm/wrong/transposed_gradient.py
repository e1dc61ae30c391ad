"""tasks: 2, 5
de: Dein dW hat die Form (n_visible, n_hidden), wie v⁰h⁰ᵀ in der Vorlesung. W hat hier die Form (n_hidden, n_visible),
    also gehört h nach vorn: h⁰v⁰ᵀ − h¹v¹ᵀ.
en: Your dW has the shape (n_visible, n_hidden), like v⁰h⁰ᵀ in the lecture. Here W has the shape (n_hidden,
    n_visible), so h goes first: h⁰v⁰ᵀ − h¹v¹ᵀ.
"""


def cd1_gradient(v0, W, b, c, u):
    p0 = hidden_probabilities(v0, W, c)
    h0 = (u < p0).astype(p0.dtype)
    v1 = visible_probabilities(h0, W, b)
    h1 = hidden_probabilities(v1, W, c)
    dW = (v0.T @ p0 - v1.T @ h1) / len(v0)
    return dW, (v0 - v1).mean(axis=0), (p0 - h1).mean(axis=0)
