"""tasks: 2, 3, 4
de: Du vergleichst die Ausgaben mit der Nummer der Klasse (MSELoss). Die Nummern sind nur Namen: Eine 4 ist einer 9
    nicht fern. Nimm die Kreuzentropie.
en: You compare the outputs with the number of the class (MSELoss). The numbers are mere names: a 4 is not far from a
    9. Use the cross-entropy.
"""

import torch.nn.functional as F


def training_step(net, optimizer, x, y):
    optimizer.zero_grad()
    logits = net(x)
    loss = F.mse_loss(logits, y[:, None].to(logits.dtype).expand_as(logits))
    loss.backward()
    optimizer.step()
    return loss.item()
