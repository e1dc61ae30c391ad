"""tasks: 2, 5
de: cd1_gradient ändert W gleich selbst. Es soll den Gradienten nur ausrechnen; den Schritt macht train_rbm.
en: cd1_gradient changes W itself right away. It is only to compute the gradient; train_rbm takes the step.
"""


def cd1_gradient(v0, W, b, c, u):
    p0 = hidden_probabilities(v0, W, c)
    h0 = (u < p0).astype(p0.dtype)
    v1 = visible_probabilities(h0, W, b)
    h1 = hidden_probabilities(v1, W, c)
    dW = (p0.T @ v0 - h1.T @ v1) / len(v0)
    W += 0.1 * dW
    return dW, (v0 - v1).mean(axis=0), (p0 - h1).mean(axis=0)
