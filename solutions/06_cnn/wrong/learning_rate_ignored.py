"""tasks: 3
de: train beachtet lr nicht; Adam bekommt immer dieselbe Lernrate.
en: train does not heed lr; Adam always gets the same learning rate.
"""

import torch


def train(net, x, y, epochs, batch_size, lr):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.001)
    net.train()
    for _ in range(epochs):
        for batch in torch.randperm(len(x), device=x.device).split(batch_size):
            training_step(net, optimizer, x[batch], y[batch])
