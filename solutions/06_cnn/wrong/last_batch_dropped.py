"""tasks: 3
de: train lässt den letzten, kleineren Stapel weg (wie DataLoader mit drop_last=True). Er gehört dazu.
en: train leaves out the last, smaller batch (as DataLoader does with drop_last=True). It belongs to the epoch.
"""

import torch


def train(net, x, y, epochs, batch_size, lr):
    optimizer = torch.optim.Adam(net.parameters(), lr=lr)
    net.train()
    for _ in range(epochs):
        for batch in torch.randperm(len(x), device=x.device)[: len(x) // batch_size * batch_size].split(batch_size):
            training_step(net, optimizer, x[batch], y[batch])
