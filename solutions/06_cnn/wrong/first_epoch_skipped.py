"""tasks: 3
de: Deine Schleife beginnt mit range(1, epochs), also fehlt eine Epoche. range(epochs) läuft epochs-mal.
en: Your loop starts with range(1, epochs), so one epoch is missing. range(epochs) runs epochs times.
"""

import torch


def train(net, x, y, epochs, batch_size, lr):
    optimizer = torch.optim.Adam(net.parameters(), lr=lr)
    net.train()
    for _ in range(1, epochs):
        for batch in torch.randperm(len(x), device=x.device).split(batch_size):
            training_step(net, optimizer, x[batch], y[batch])
