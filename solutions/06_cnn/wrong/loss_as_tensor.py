"""tasks: 2
de: Du gibst den Verlust als Tensor zurück. Daran hängt der ganze Rechengraph, und wer die Verluste sammelt, füllt den
    Speicher; loss.item() macht eine Zahl daraus.
en: You return the loss as a tensor. The whole graph hangs on it, and whoever collects the losses fills the memory;
    loss.item() makes it a number.
"""

import torch.nn.functional as F


def training_step(net, optimizer, x, y):
    optimizer.zero_grad()
    loss = F.cross_entropy(net(x), y)
    loss.backward()
    optimizer.step()
    return loss
