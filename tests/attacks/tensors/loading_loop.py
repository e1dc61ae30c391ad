"""Trains for ever while the file is executed.

notice: took too long
points: 5
"""

while True:
    torch.ones(100, 100) @ torch.ones(100, 100)
