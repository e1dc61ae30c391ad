"""tasks: 3
de: Dein return steht in der Schleife über die Stapel, also lernt train nur aus dem ersten. Rücke es aus.
en: Your return stands inside the loop over the batches, so train learns from the first only. Move it out.
"""

import torch


def train(net, x, y, epochs, batch_size, lr):
    optimizer = torch.optim.Adam(net.parameters(), lr=lr)
    net.train()
    for _ in range(epochs):
        for batch in torch.randperm(len(x), device=x.device).split(batch_size):
            training_step(net, optimizer, x[batch], y[batch])
            return
