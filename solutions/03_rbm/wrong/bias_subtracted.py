"""tasks: 1, 2, 4, 5
de: Du ziehst die Biaswerte ab, als wären es Schwellen. Ein Bias wird addiert: σ(… + c) und σ(… + b).
en: You subtract the biases as if they were thresholds. A bias is added: σ(… + c) and σ(… + b).
"""


def hidden_probabilities(v, W, c):
    return sigmoid(v @ W.T - c)


def visible_probabilities(h, W, b):
    return sigmoid(h @ W - b)
