"""tasks: 4
shows: error
de: Dein Plan für die Lernrate hat eine feste Länge. Die Zahl der Schritte steht in n_steps; sie ist nicht immer die
    von MNIST.
en: Your schedule of the learning rate has a fixed length. The number of steps is in n_steps; it is not always that of
    MNIST.
"""

import torch


def fast_setup(n_steps):
    net = Net()
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    return net, optimizer, torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=0.01, total_steps=10)
