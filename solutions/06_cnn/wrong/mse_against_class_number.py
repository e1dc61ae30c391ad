"""tasks: 2, 3, 4
de: Du vergleichst die Ausgaben mit der Nummer der Klasse (MSELoss). Die Nummern sind nur Namen, ihr
    Abstand sagt nichts: Eine 4 gleicht eher einer 9 als einer 5. Nimm die Kreuzentropie.
en: You compare the outputs with the number of the class (MSELoss). The numbers are mere names, their distance says
    nothing: a 4 looks more like a 9 than like a 5. Use the cross-entropy.
"""

import torch.nn.functional as F


def training_step(net, optimizer, x, y):
    optimizer.zero_grad()
    logits = net(x)
    loss = F.mse_loss(logits, y[:, None].to(logits.dtype).expand_as(logits))
    loss.backward()
    optimizer.step()
    return loss.item()
