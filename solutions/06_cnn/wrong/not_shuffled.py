"""tasks: 3
de: train zeigt die Bilder immer in der Reihenfolge der Daten. Mische sie in jeder Epoche neu, zum Beispiel mit
    torch.randperm.
en: train shows the images in the order of the data every time. Shuffle them anew in every epoch, with torch.randperm
    for instance.
"""

import torch


def train(net, x, y, epochs, batch_size, lr):
    optimizer = torch.optim.Adam(net.parameters(), lr=lr)
    net.train()
    for _ in range(epochs):
        for batch in torch.arange(len(x), device=x.device).split(batch_size):
            training_step(net, optimizer, x[batch], y[batch])
