"""tasks: 3
de: Die Zahl der richtigen Bilder wird von Aufruf zu Aufruf weitergezählt. Beginne in accuracy jedes Mal bei 0.
en: The number of right images is counted on from call to call. Start at 0 in accuracy every time.
"""

import torch

COUNT = [0]


def accuracy(net, x, y):
    net.eval()
    with torch.no_grad():
        for images, labels in zip(x.split(1000), y.split(1000)):
            COUNT[0] += (net(images).argmax(dim=1) == labels).sum().item()
    return COUNT[0] / len(x)
