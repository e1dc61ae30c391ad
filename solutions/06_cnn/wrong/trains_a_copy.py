"""tasks: 3
de: Das übergebene Netz bleibt nach train, wie es war: Die Schleife macht keinen Lernschritt, oder sie lernt auf einer
    Kopie. Rufe für jeden Stapel training_step mit dem übergebenen net auf.
en: The net that was passed in stays as it was after train: the loop makes no learning step, or it learns on a copy.
    Call training_step with the given net for every batch.
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
