"""tasks: 3
de: Du mischst die Bilder nur einmal, vor den Schleifen. Jede Epoche soll eine neue Reihenfolge haben.
en: You shuffle the images only once, before the loops. Every epoch is to have a new order.
"""

import torch


def train(net, x, y, epochs, batch_size, lr):
    optimizer = torch.optim.Adam(net.parameters(), lr=lr)
    net.train()
    batches = torch.randperm(len(x), device=x.device).split(batch_size)
    for _ in range(epochs):
        for batch in batches:
            training_step(net, optimizer, x[batch], y[batch])
