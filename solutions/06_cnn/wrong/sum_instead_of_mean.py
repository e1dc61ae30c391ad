"""tasks: 2
de: Du summierst die Kreuzentropie über die Bilder. Verlangt ist der Mittelwert, sonst hängt die Schrittweite von der
    Größe des Stapels ab.
en: You sum the cross-entropy over the images. The mean is asked for, otherwise the step length depends on the batch
    size.
"""

import torch.nn.functional as F


def training_step(net, optimizer, x, y):
    optimizer.zero_grad()
    loss = F.cross_entropy(net(x), y, reduction="sum")
    loss.backward()
    optimizer.step()
    return loss.item()
