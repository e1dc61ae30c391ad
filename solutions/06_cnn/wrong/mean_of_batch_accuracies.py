"""tasks: 3
de: Du mittelst die Genauigkeiten der Stapel. Der letzte Stapel ist kleiner, seine Bilder zählen so zu viel: Zähle die
    richtigen Bilder und teile am Ende.
en: You average the accuracies of the batches. The last batch is smaller, so its images count too much: count the
    right images and divide at the end.
"""

import torch


def accuracy(net, x, y):
    net.eval()
    shares = []
    with torch.no_grad():
        for images, labels in zip(x.split(1000), y.split(1000)):
            shares.append((net(images).argmax(dim=1) == labels).double().mean().item())
    return sum(shares) / len(shares)
