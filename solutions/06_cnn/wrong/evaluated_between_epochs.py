"""tasks: 3
de: Nach jeder Epoche misst du mit accuracy, und das stellt das Netz auf eval(). Schalte am Anfang jeder Epoche mit
    net.train() zurück, nicht nur vor der ersten.
en: After every epoch you measure with accuracy, which puts the net into eval(). Switch back with net.train() at the
    beginning of every epoch, not only before the first.
"""

import torch


def train(net, x, y, epochs, batch_size, lr):
    optimizer = torch.optim.Adam(net.parameters(), lr=lr)
    net.train()
    for epoch in range(epochs):
        for batch in torch.randperm(len(x), device=x.device).split(batch_size):
            training_step(net, optimizer, x[batch], y[batch])
        print(epoch, accuracy(net, x, y))
