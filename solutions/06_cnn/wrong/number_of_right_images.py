"""tasks: 3
de: accuracy gibt die Anzahl der richtigen Bilder zurück. Teile durch die Zahl aller Bilder.
en: accuracy returns the number of right images. Divide by the number of all images.
"""

import torch


def accuracy(net, x, y):
    net.eval()
    right = 0
    with torch.no_grad():
        for images, labels in zip(x.split(1000), y.split(1000)):
            right += (net(images).argmax(dim=1) == labels).sum().item()
    return float(right)
