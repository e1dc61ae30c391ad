"""As many threads as it likes.

points: 5
"""


def relu(x):
    torch.set_num_threads(8)
    y = torch.ones(300, 300) @ torch.ones(300, 300)
    return x.clamp(min=0) + 0 * y[0, 0].to(x.dtype)
