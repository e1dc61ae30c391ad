"""tasks: 3
de: Du setzt die Wahrscheinlichkeiten p(h|v) in die Energie E(v, h) ein. In F steckt die Summe über alle h; das gibt
    log(1 + exp(…)) für jedes verdeckte Neuron.
en: You put the probabilities p(h|v) into the energy E(v, h). F holds the sum over all h, which gives log(1 + exp(…))
    for every hidden unit.
"""


def free_energy(v, W, b, c):
    x = v @ W.T + c
    return -(v @ b) - (sigmoid(x) * x).sum(axis=1)
