"""tasks: 4
de: Das Netz aus Aufgabe 1 mit Adam und lr=0.001 ist nach einer Epoche noch nicht so weit. Ein breiteres Netz,
    Batch-Normalisierung und eine Lernrate, die steigt und wieder fällt, helfen am meisten.
en: The net of task 1 with Adam and lr=0.001 has not come far enough after one epoch. A wider net, batch normalisation
    and a learning rate that rises and falls again help most.
"""

import torch


def fast_setup(n_steps):
    net = Net()
    return net, torch.optim.Adam(net.parameters(), lr=0.001), None
