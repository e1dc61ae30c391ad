"""tasks: 3
de: argmax ohne dim=1 sucht den größten Wert des ganzen Stapels. Gesucht ist zu jedem Bild die Klasse mit dem größten
    Logit.
en: argmax without dim=1 looks for the largest value of the whole batch. Wanted is the class with the largest logit
    for every image.
"""

import torch


def accuracy(net, x, y):
    net.eval()
    right = 0
    with torch.no_grad():
        for images, labels in zip(x.split(1000), y.split(1000)):
            right += (net(images).argmax() == labels).sum().item()
    return right / len(x)
