"""Everything is a module with a name of its own: pooling, ReLU, flatten and loss; ReLU comes after the pooling.

ReLU and max pooling may change places, for the larger of two numbers stays the larger one.
"""

import torch
from torch import nn
from torch.optim.lr_scheduler import OneCycleLR
from torch.utils.data import DataLoader, TensorDataset


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.classify = nn.ModuleDict(
            {"last": nn.Linear(80, 10), "middle": nn.Linear(120, 80), "first": nn.Linear(400, 120)}
        )
        self.see = nn.ModuleList([nn.Conv2d(1, 6, (5, 5)), nn.Conv2d(6, 16, (5, 5))])
        self.halve = nn.MaxPool2d(kernel_size=2, stride=2)
        self.cut = nn.ReLU(inplace=True)
        self.flatten = nn.Flatten()

    def forward(self, x):
        for convolution in self.see:
            x = self.cut(self.halve(convolution(x)))
        x = self.flatten(x)
        x = self.cut(self.classify["first"](x))
        x = self.cut(self.classify["middle"](x))
        return self.classify["last"](x)


def training_step(net, optimizer, x, y):
    criterion = nn.CrossEntropyLoss()
    net.train()
    loss = criterion(net(x).float(), y)  # a loss in float32 is right whatever the net computes in
    loss.backward()
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return float(loss)


@torch.inference_mode()
def accuracy(net, x, y):
    net.eval()
    right = [net(images).argmax(1) == labels for images, labels in DataLoader(TensorDataset(x, y), batch_size=256)]
    return torch.cat(right).double().mean().item()


def train(net, x, y, epochs, batch_size, lr):
    loader = DataLoader(TensorDataset(x, y), batch_size=batch_size, shuffle=True)
    optimizer = torch.optim.Adam(net.parameters(), lr)
    history = []
    for epoch in range(epochs):
        losses = [training_step(net, optimizer, images, labels) for images, labels in loader]
        history.append(sum(losses) / len(losses))
        print(f"epoch {epoch + 1}: loss {history[-1]:.4f}")
    return history


def fast_setup(n_steps):
    """One 5x5 convolution, then two 3x3 ones, a batch normalisation after each."""
    net = nn.Sequential(
        *(nn.Conv2d(1, 16, 5), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Conv2d(16, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU()),
        *(nn.Conv2d(32, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Flatten(), nn.Linear(32 * 7 * 7, 10)),
    )
    optimizer = torch.optim.AdamW(net.parameters(), lr=0.01, weight_decay=0.01)
    return net, optimizer, OneCycleLR(optimizer, max_lr=0.01, total_steps=n_steps)
