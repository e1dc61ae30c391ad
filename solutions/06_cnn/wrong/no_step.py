"""tasks: 2, 3, 4
de: Die Gewichte bewegen sich nicht: Es fehlt optimizer.step() oder loss.backward(), oder zwischen den beiden werden
    die Gradienten gelöscht.
en: The weights do not move: optimizer.step() or loss.backward() is missing, or the gradients are cleared between the
    two.
"""

import torch.nn.functional as F


def training_step(net, optimizer, x, y):
    optimizer.zero_grad()
    loss = F.cross_entropy(net(x), y)
    loss.backward()
    return loss.item()
