"""tasks: 2, 3, 4
de: Die Gradienten werden nie gelöscht: backward addiert die neuen auf die alten. Vor loss.backward() gehört
    optimizer.zero_grad().
en: The gradients are never cleared: backward adds the new ones to the old. optimizer.zero_grad() belongs before
    loss.backward().
"""

import torch.nn.functional as F


def training_step(net, optimizer, x, y):
    loss = F.cross_entropy(net(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
