"""tasks: 1, 2, 4, 5
de: Du addierst den Bias erst nach der Sigmoidfunktion. Er gehört in ihr Argument: σ(… + c).
en: You add the bias after the sigmoid only. It belongs in its argument: σ(… + c).
"""


def hidden_probabilities(v, W, c):
    return sigmoid(v @ W.T) + c


def visible_probabilities(h, W, b):
    return sigmoid(h @ W) + b
