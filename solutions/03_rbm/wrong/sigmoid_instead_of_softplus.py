"""tasks: 3
de: In deiner freien Energie steht die Sigmoidfunktion. Dort gehört ihre Stammfunktion hin: log(1 + exp(x)).
en: Your free energy holds the sigmoid. Its antiderivative belongs there: log(1 + exp(x)).
"""


def free_energy(v, W, b, c):
    return -(v @ b) - sigmoid(v @ W.T + c).sum(axis=1)
