"""Says of its weights what the check wants to hear, and computes with others.

Scale: wrong
scale: wrong
points: 4
"""


class Scale(torch.nn.Module):
    def __init__(self, size):
        super().__init__()
        self.size = size

    def state_dict(self):
        return {"weight": torch.full((self.size,), 2.0)}

    def forward(self, x):
        return 3 * x
