"""tasks: 2
de: training_step verändert die übergebenen Ziele y. Der Aufrufer braucht sie noch: Arbeite auf einer Kopie.
en: training_step changes the labels y it was given. The caller still needs them: work on a copy.
"""

import torch.nn.functional as F


def training_step(net, optimizer, x, y):
    optimizer.zero_grad()
    loss = F.cross_entropy(net(x), y)
    loss.backward()
    optimizer.step()
    y.remainder_(9)
    return loss.item()
