"""tasks: 3
de: Du ziehst die Bilder jedes Stapels zufällig mit Zurücklegen. In einer Epoche soll jedes Bild genau einmal
    vorkommen.
en: You draw the images of every batch at random with replacement. In an epoch every image is to occur exactly once.
"""

import torch


def train(net, x, y, epochs, batch_size, lr):
    optimizer = torch.optim.Adam(net.parameters(), lr=lr)
    net.train()
    for _ in range(epochs):
        for batch in torch.randint(len(x), (len(x),), device=x.device).split(batch_size):
            training_step(net, optimizer, x[batch], y[batch])
