"""Trains a little and draws while the file is executed, and leaves global state behind."""

import matplotlib.pyplot as plt

torch.manual_seed(0)
torch.set_num_threads(2)
losses = []
for step in range(20):
    w = torch.randn(4, requires_grad=True)
    loss = (w**2).sum()
    loss.backward()
    losses.append(loss.item())
plt.plot(losses)
plt.show()
