"""tasks: 2, 4
de: Du gibst db vor dW zurück. Verlangt ist return dW, db.
en: You return db before dW. return dW, db is asked for.
"""

RIGHT = mlp_gradients


def mlp_gradients(weights, biases, X, T):
    dW, db = RIGHT(weights, biases, X, T)
    return db, dW
