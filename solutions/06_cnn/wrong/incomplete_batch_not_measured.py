"""tasks: 3
de: accuracy lässt den letzten, kleineren Stapel weg. Jedes Bild zählt.
en: accuracy leaves out the last, smaller batch. Every image counts.
"""

import torch


def accuracy(net, x, y):
    net.eval()
    size = min(1000, len(x))
    right = 0
    with torch.no_grad():
        for start in range(0, len(x) - size + 1, size):
            part = slice(start, start + size)
            right += (net(x[part]).argmax(dim=1) == y[part]).sum().item()
    return right / (len(x) // size * size)
