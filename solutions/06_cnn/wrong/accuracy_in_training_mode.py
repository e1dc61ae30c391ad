"""tasks: 3
de: accuracy misst, ohne vorher net.eval() aufzurufen. Ein Netz mit Dropout rät dann mit halbem Gehirn.
en: accuracy measures without calling net.eval() first. A net with dropout then guesses with half its brain.
"""

import torch


def accuracy(net, x, y):
    right = 0
    with torch.no_grad():
        for images, labels in zip(x.split(1000), y.split(1000)):
            right += (net(images).argmax(dim=1) == labels).sum().item()
    return right / len(x)
