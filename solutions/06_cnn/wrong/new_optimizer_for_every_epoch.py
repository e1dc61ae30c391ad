"""tasks: 3
de: Du legst in jeder Epoche einen neuen Adam an. Er vergisst so alles, was er über die früheren Gradienten weiß; lege
    ihn einmal an, vor den Schleifen.
en: You create a new Adam in every epoch. This way it forgets all it knows about the earlier gradients; create it
    once, before the loops.
"""

import torch


def train(net, x, y, epochs, batch_size, lr):
    net.train()
    for _ in range(epochs):
        optimizer = torch.optim.Adam(net.parameters(), lr=lr)
        for batch in torch.randperm(len(x), device=x.device).split(batch_size):
            training_step(net, optimizer, x[batch], y[batch])
