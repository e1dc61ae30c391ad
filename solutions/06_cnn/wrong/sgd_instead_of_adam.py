"""tasks: 3
de: Du trainierst mit SGD. Verlangt ist Adam, das jede Richtung mit einer eigenen Schrittweite geht.
en: You train with SGD. Adam is asked for, which gives every direction a step length of its own.
"""

import torch


def train(net, x, y, epochs, batch_size, lr):
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    net.train()
    for _ in range(epochs):
        for batch in torch.randperm(len(x), device=x.device).split(batch_size):
            training_step(net, optimizer, x[batch], y[batch])
