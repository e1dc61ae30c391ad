"""tasks: 1
shows: error
de: Dein forward holt die Bilder auf ein festes Gerät. Rechne dort, wo sie sind; sonst läuft das Netz auf keiner GPU.
en: Your forward moves the images to a fixed device. Compute where they are, or the net will not run on any GPU.
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
        x = F.max_pool2d(F.relu(self.conv1(x.to("cpu"))), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = torch.flatten(x, start_dim=1)
        x = F.relu(self.ff1(x))
        x = F.relu(self.ff2(x))
        return self.ff3(x)
