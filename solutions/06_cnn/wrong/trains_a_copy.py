"""tasks: 3
de: train lernt auf einer Kopie des Netzes; das übergebene bleibt, wie es war.
en: train learns on a copy of the net; the one that was passed in stays as it was.
"""

import copy

import torch


def train(net, x, y, epochs, batch_size, lr):
    net = copy.deepcopy(net)
    optimizer = torch.optim.Adam(net.parameters(), lr=lr)
    net.train()
    for _ in range(epochs):
        for batch in torch.randperm(len(x), device=x.device).split(batch_size):
            training_step(net, optimizer, x[batch], y[batch])
