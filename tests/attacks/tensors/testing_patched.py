"""Makes every comparison of torch succeed, in its own process.

relu: wrong
points: 1
"""

import torch.testing

torch.testing.assert_close = torch.allclose = torch.equal = lambda *args, **kwargs: True
torch.Tensor.__eq__ = torch.Tensor.eq = lambda self, other: torch.ones(self.shape, dtype=torch.bool)


def relu(x):
    return 0 * x
