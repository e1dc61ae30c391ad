"""tasks: 1
de: Deine Faltungen füllen den Rand auf (padding=2). Hier wird ohne Rand gefaltet: aus 32 wird 28, aus 14 wird 10.
    Aufgefüllt sind schon die Bilder.
en: Your convolutions pad the border (padding=2). Here convolutions have no padding: 32 becomes 28, 14 becomes 10. It
    is the images that are padded already.
"""

import torch
import torch.nn.functional as F
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, kernel_size=5, padding=2)
        self.conv2 = nn.Conv2d(6, 16, kernel_size=5, padding=2)
        self.ff1 = nn.Linear(16 * 8 * 8, 120)
        self.ff2 = nn.Linear(120, 80)
        self.ff3 = nn.Linear(80, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = torch.flatten(x, start_dim=1)
        x = F.relu(self.ff1(x))
        x = F.relu(self.ff2(x))
        return self.ff3(x)
