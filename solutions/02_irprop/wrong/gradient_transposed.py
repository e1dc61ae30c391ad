"""tasks: 2, 4
de: Deine dW sind transponiert. Die Form ist die von weights[l], (n_l, n_{l−1}): δᵀ·a statt aᵀ·δ.
en: Your dW are transposed. The shape is that of weights[l], (n_l, n_{l−1}): δᵀ·a instead of aᵀ·δ.
"""


def mlp_gradients(weights, biases, X, T):
    activations = mlp_forward(weights, biases, X)
    output = activations[-1]
    deltas = [(output - T) * output * (1 - output)]
    for W, a in zip(weights[:0:-1], activations[-2:0:-1]):
        deltas.insert(0, (deltas[0] @ W) * a * (1 - a))
    dW = [below.T @ delta for delta, below in zip(deltas, activations)]
    db = [delta.sum(axis=0) for delta in deltas]
    return dW, db
