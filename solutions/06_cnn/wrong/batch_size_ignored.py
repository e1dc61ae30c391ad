"""tasks: 3
de: train beachtet batch_size nicht.
en: train does not heed batch_size.
"""

import torch


def train(net, x, y, epochs, batch_size, lr):
    optimizer = torch.optim.Adam(net.parameters(), lr=lr)
    net.train()
    for _ in range(epochs):
        for batch in torch.randperm(len(x), device=x.device).split(64):
            training_step(net, optimizer, x[batch], y[batch])
