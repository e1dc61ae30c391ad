"""tasks: 1
de: Dein Netz endet mit einem Softmax. Gesucht sind die Logits, also die Ausgaben der letzten Schicht: F.cross_entropy
    wendet den Softmax selbst an, und zweimal lernt das Netz kaum.
en: Your net ends in a softmax. The logits are asked for, the plain outputs of the last layer: F.cross_entropy applies
    the softmax itself, and with two of them the net hardly learns.
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
        return F.softmax(self.ff3(x), dim=1)
