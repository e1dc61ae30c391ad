"""tasks: 3
de: Dein Optimierer überlebt den Aufruf von train: Ein zweites Training rechnet mit der alten Lernrate und den alten
    Mittelwerten weiter, oder es bewegt das vorige Netz. Lege ihn in train an.
en: Your optimiser outlives the call of train: a second training goes on with the old learning rate and averages, or
    moves the net before. Create it inside train.
"""

import torch

OPTIMIZERS = {}


def train(net, x, y, epochs, batch_size, lr):
    if net not in OPTIMIZERS:
        OPTIMIZERS[net] = torch.optim.Adam(net.parameters(), lr=lr)
    optimizer = OPTIMIZERS[net]
    net.train()
    for _ in range(epochs):
        for batch in torch.randperm(len(x), device=x.device).split(batch_size):
            training_step(net, optimizer, x[batch], y[batch])
