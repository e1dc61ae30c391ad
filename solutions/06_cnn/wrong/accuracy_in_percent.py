"""tasks: 3
de: accuracy gibt Prozent zurück. Verlangt ist der Anteil, eine Zahl von 0 bis 1.
en: accuracy returns percent. The share is asked for, a number from 0 to 1.
"""

import torch


def accuracy(net, x, y):
    net.eval()
    right = 0
    with torch.no_grad():
        for images, labels in zip(x.split(1000), y.split(1000)):
            right += (net(images).argmax(dim=1) == labels).sum().item()
    return 100 * right / len(x)
