"""tasks: 2, 3, 4
de: Du legst in training_step einen eigenen Optimierer an. Benutze den übergebenen: Er kennt Lernrate und Momentum und
    merkt sich die früheren Schritte.
en: You create an optimiser of your own in training_step. Use the one you are given: it knows learning rate and
    momentum and remembers the earlier steps.
"""

import torch
import torch.nn.functional as F


def training_step(net, optimizer, x, y):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.001)
    optimizer.zero_grad()
    loss = F.cross_entropy(net(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
