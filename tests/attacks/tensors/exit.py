"""Ends the process in the middle of the forward pass.

scale: crashed
points: 4
says: The program ended itself
"""

import os


class Scale(torch.nn.Module):
    def __init__(self, size):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.full((size,), 2.0))

    def forward(self, x):
        os._exit(0)
