"""tasks: 1
de: Deinen Schichten fehlt der Bias (bias=False). Er gehört zu den 61 182 Parametern.
en: Your layers have no bias (bias=False). It belongs to the 61,182 parameters.
"""

import torch
import torch.nn.functional as F
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, kernel_size=5, bias=False)
        self.conv2 = nn.Conv2d(6, 16, kernel_size=5, bias=False)
        self.ff1 = nn.Linear(16 * 5 * 5, 120, bias=False)
        self.ff2 = nn.Linear(120, 80, bias=False)
        self.ff3 = nn.Linear(80, 10, bias=False)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = torch.flatten(x, start_dim=1)
        x = F.relu(self.ff1(x))
        x = F.relu(self.ff2(x))
        return self.ff3(x)
