"""tasks: 4
de: Die Fehlerliste des vorigen Trainings wird weitergeführt: Ein Standardargument wie losses=[] entsteht nur einmal.
    Beginne mit losses = [] in der Funktion.
en: The list of errors of the training before is continued: a default argument such as losses=[] is made only once.
    Begin with losses = [] inside the function.
"""

import numpy as np


def train(weights, biases, X, T, epochs, make_optimizer, losses=[]):
    optimizer = make_optimizer(weights + biases)
    for _ in range(epochs):
        output = mlp_forward(weights, biases, X)[-1]
        losses.append(0.5 * float(np.sum((output - T) ** 2)))
        dW, db = mlp_gradients(weights, biases, X, T)
        optimizer.step(dW + db)
    return losses
