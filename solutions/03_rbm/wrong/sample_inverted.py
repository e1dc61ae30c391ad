"""tasks: 2, 5
de: Dein h⁰ ist 1, wo u > p ist. Dann ist ein Neuron gerade mit Wahrscheinlichkeit 1 − p an; richtig ist u < p.
en: Your h⁰ is 1 where u > p. Then a unit is on with probability 1 − p; u < p is right.
"""


def cd1_gradient(v0, W, b, c, u):
    p0 = hidden_probabilities(v0, W, c)
    h0 = (u > p0).astype(p0.dtype)
    v1 = visible_probabilities(h0, W, b)
    h1 = hidden_probabilities(v1, W, c)
    dW = (p0.T @ v0 - h1.T @ v1) / len(v0)
    return dW, (v0 - v1).mean(axis=0), (p0 - h1).mean(axis=0)
