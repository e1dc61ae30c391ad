"""tasks: 2, 5
de: Bei den Biaswerten mittelst du über die Muster, bei dW summierst du nur. Teile auch dW durch die Zahl der Muster.
en: You take the mean over the patterns for the biases, but only the sum for dW. Divide dW by the number of patterns
    too.
"""


def cd1_gradient(v0, W, b, c, u):
    p0 = hidden_probabilities(v0, W, c)
    h0 = (u < p0).astype(p0.dtype)
    v1 = visible_probabilities(h0, W, b)
    h1 = hidden_probabilities(v1, W, c)
    dW = p0.T @ v0 - h1.T @ v1
    return dW, (v0 - v1).mean(axis=0), (p0 - h1).mean(axis=0)
