"""tasks: 3
de: accuracy verändert die übergebenen Ziele y. Der Aufrufer braucht sie noch: Arbeite auf einer Kopie.
en: accuracy changes the labels y it was given. The caller still needs them: work on a copy.
"""

import torch


def accuracy(net, x, y):
    net.eval()
    right = 0
    with torch.no_grad():
        for images, labels in zip(x.split(1000), y.split(1000)):
            right += (net(images).argmax(dim=1) == labels).sum().item()
    y.add_(1).remainder_(10)
    return right / len(x)
