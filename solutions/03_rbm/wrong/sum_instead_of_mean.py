"""tasks: 2, 5
de: Du summierst über die Muster. Verlangt ist der Mittelwert, sonst wächst die Schrittweite mit der Größe des
    Stapels.
en: You sum over the patterns. The mean is asked for, otherwise the step size grows with the size of the batch.
"""


def cd1_gradient(v0, W, b, c, u):
    p0 = hidden_probabilities(v0, W, c)
    h0 = (u < p0).astype(p0.dtype)
    v1 = visible_probabilities(h0, W, b)
    h1 = hidden_probabilities(v1, W, c)
    return p0.T @ v0 - h1.T @ v1, (v0 - v1).sum(axis=0), (p0 - h1).sum(axis=0)
