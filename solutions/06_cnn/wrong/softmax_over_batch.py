"""tasks: 1
de: Am Ende deines Netzes steht ein Softmax über dim=0, also über die Bilder des Stapels: Jedes Bild verändert die
    Ausgaben der anderen. Ins Netz gehört gar kein Softmax; gesucht sind die Logits.
en: Your net ends in a softmax over dim=0, over the images of the batch, that is: every image changes the outputs of
    the others. No softmax belongs in the net at all; the logits are asked for.
"""

import torch
import torch.nn.functional as F
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, kernel_size=5)
        self.conv2 = nn.Conv2d(6, 16, kernel_size=5)
        self.ff1 = nn.Linear(16 * 5 * 5, 120)
        self.ff2 = nn.Linear(120, 80)
        self.ff3 = nn.Linear(80, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = torch.flatten(x, start_dim=1)
        x = F.relu(self.ff1(x))
        x = F.relu(self.ff2(x))
        return F.softmax(self.ff3(x), dim=0)
