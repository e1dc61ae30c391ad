"""tasks: 2, 5
de: Dein Gradient zeigt bergab: Wiedergabe minus Daten. CD-1 steigt bergauf, Daten minus Wiedergabe, und wird addiert.
en: Your gradient points downhill: reconstruction minus data. CD-1 goes uphill, data minus reconstruction, and is
    added.
"""


def cd1_gradient(v0, W, b, c, u):
    p0 = hidden_probabilities(v0, W, c)
    h0 = (u < p0).astype(p0.dtype)
    v1 = visible_probabilities(h0, W, b)
    h1 = hidden_probabilities(v1, W, c)
    dW = (h1.T @ v1 - p0.T @ v0) / len(v0)
    return dW, (v1 - v0).mean(axis=0), (h1 - p0).mean(axis=0)
