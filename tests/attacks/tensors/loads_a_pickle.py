"""Saves and loads itself, which runs code. There is no file to load from.

relu: error
points: 1
says: Permission denied
"""


def relu(x):
    torch.save(x, "/tmp/@TOKEN@.pt")
    return torch.load("/tmp/@TOKEN@.pt", weights_only=False)
