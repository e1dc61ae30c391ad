"""tasks: 3
de: argmax läuft über die Bilder (dim=0) statt über die zehn Klassen. Je Bild eine Antwort gibt argmax(dim=1).
en: argmax runs over the images (dim=0) instead of the ten classes. argmax(dim=1) gives one answer per image.
"""

import torch


def accuracy(net, x, y):
    net.eval()
    right = 0
    with torch.no_grad():
        for images, labels in zip(x.split(1000), y.split(1000)):
            right += (net(images).argmax(dim=0) == labels).sum().item()
    return right / len(x)
