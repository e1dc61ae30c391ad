"""tasks: 2
de: training_step verändert die übergebenen Bilder x (etwa durch x /= …). Der Aufrufer braucht sie noch: Arbeite auf
    einer Kopie.
en: training_step changes the images x it was given (by x /= …, say). The caller still needs them: work on a copy.
"""

import torch.nn.functional as F


def training_step(net, optimizer, x, y):
    optimizer.zero_grad()
    loss = F.cross_entropy(net(x), y)
    loss.backward()
    optimizer.step()
    x.mul_(0.5)
    return loss.item()
