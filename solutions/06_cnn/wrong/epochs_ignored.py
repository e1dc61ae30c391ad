"""tasks: 3
de: train beachtet epochs nicht und hört nach einer Epoche auf.
en: train does not heed epochs and stops after one epoch.
"""

import torch


def train(net, x, y, epochs, batch_size, lr):
    optimizer = torch.optim.Adam(net.parameters(), lr=lr)
    net.train()
    for _ in range(1):
        for batch in torch.randperm(len(x), device=x.device).split(batch_size):
            training_step(net, optimizer, x[batch], y[batch])
