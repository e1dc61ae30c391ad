"""tasks: 1
de: Deine Startgewichte sind viel zu groß (Standardabweichung 1). Ein frisches Netz soll raten, also mit einem Verlust
    von etwa ln 10 anfangen; PyTorchs Vorgabe tut das.
en: Your starting weights are far too large (standard deviation 1). A fresh net is to guess, so its loss begins at
    about ln 10; PyTorch's default does that.
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
        for parameter in self.parameters():
            nn.init.normal_(parameter)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = torch.flatten(x, start_dim=1)
        x = F.relu(self.ff1(x))
        x = F.relu(self.ff2(x))
        return self.ff3(x)
