"""tasks: 1
de: Vor dem Flachmachen stellst du die Kanäle nach hinten. Die 400 Zahlen müssen Karte für Karte hintereinander
    stehen: torch.flatten(x, 1) auf (N, 16, 5, 5).
en: Before flattening you move the channels to the end. The 400 numbers must follow map by map: torch.flatten(x, 1) on
    (N, 16, 5, 5).
"""

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
        x = x.permute(0, 2, 3, 1).flatten(start_dim=1)
        x = F.relu(self.ff1(x))
        x = F.relu(self.ff2(x))
        return self.ff3(x)
