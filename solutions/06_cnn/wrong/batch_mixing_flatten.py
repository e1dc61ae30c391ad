"""tasks: 1
de: Beim Flachmachen geraten die Bilder des Stapels durcheinander: Die Zahlen eines Bildes landen in den Zeilen
    anderer. Die erste Achse muss erhalten bleiben, zum Beispiel mit torch.flatten(x, 1).
en: Flattening mixes up the images of the batch: numbers of one image end up in the rows of others. The first axis
    must be kept, with torch.flatten(x, 1) for instance.
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
        x = x.transpose(0, 1).reshape(-1, 400)
        x = F.relu(self.ff1(x))
        x = F.relu(self.ff2(x))
        return self.ff3(x)
