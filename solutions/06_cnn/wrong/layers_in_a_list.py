"""tasks: 1
de: net.parameters() ist leer: nn.Module findet deine Schichten nicht, etwa weil sie in einer gewöhnlichen Liste
    stehen oder erst in forward entstehen. Leg sie in __init__ als Attribute an oder in einer nn.ModuleList.
en: net.parameters() is empty: nn.Module does not find your layers, perhaps because they are in an ordinary list or are
    made in forward only. Create them in __init__, as attributes or in an nn.ModuleList.
"""

import torch
import torch.nn.functional as F
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.convolutions = [nn.Conv2d(1, 6, kernel_size=5), nn.Conv2d(6, 16, kernel_size=5)]
        self.dense = [nn.Linear(16 * 5 * 5, 120), nn.Linear(120, 80), nn.Linear(80, 10)]

    def forward(self, x):
        for convolution in self.convolutions:
            x = F.max_pool2d(F.relu(convolution(x)), 2)
        x = torch.flatten(x, start_dim=1)
        for layer in self.dense[:-1]:
            x = F.relu(layer(x))
        return self.dense[-1](x)
