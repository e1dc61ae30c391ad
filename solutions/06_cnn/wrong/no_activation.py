"""tasks: 1
de: Deinem Netz fehlen die ReLU. Ohne sie sind Faltungen und Schichten zusammen fast nur eine lineare Abbildung.
en: Your net has no ReLUs. Without them convolutions and layers together are hardly more than one linear map.
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
        x = F.max_pool2d(self.conv1(x), 2)
        x = F.max_pool2d(self.conv2(x), 2)
        x = torch.flatten(x, start_dim=1)
        x = self.ff1(x)
        x = self.ff2(x)
        return self.ff3(x)
