"""tasks: 2
de: Du gibst den Verlust nach dem Schritt zurück. Gefragt ist der vor dem Schritt, der beim Rechnen ohnehin anfällt.
en: You return the loss after the step. The one before the step is asked for, which you have computed anyway.
"""

import torch.nn.functional as F


def training_step(net, optimizer, x, y):
    optimizer.zero_grad()
    F.cross_entropy(net(x), y).backward()
    optimizer.step()
    return F.cross_entropy(net(x), y).item()
