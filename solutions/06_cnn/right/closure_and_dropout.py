"""Dropout of the right kind in the net (off in evaluation mode), a closure for the optimizer, names as in LeNet-5."""

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.optim.lr_scheduler import CosineAnnealingLR


class Net(nn.Module):
    def __init__(self, dropout=0.1):
        super().__init__()
        self.dropout = dropout
        self.c1 = nn.Conv2d(in_channels=1, out_channels=6, kernel_size=5, stride=1, padding=0)
        self.c3 = nn.Conv2d(in_channels=6, out_channels=16, kernel_size=5, stride=1, padding=0)
        self.f5 = nn.Linear(in_features=400, out_features=120)
        self.f6 = nn.Linear(in_features=120, out_features=80)
        self.output = nn.Linear(in_features=80, out_features=10)

    def forward(self, x):
        assert x.shape[1:] == (1, 32, 32), "pad the images to 32x32 first"
        s2 = F.adaptive_max_pool2d(self.c1(x).clamp(min=0), (14, 14))
        s4 = F.adaptive_max_pool2d(self.c3(s2).clamp(min=0), (5, 5))
        hidden = torch.relu(self.f5(s4.view(s4.size(0), -1)))
        hidden = F.dropout(torch.relu(self.f6(hidden)), self.dropout, training=self.training)
        return self.output(hidden)


def training_step(net, optimizer, x, y):
    losses = []

    def closure():
        optimizer.zero_grad()
        loss = F.nll_loss(F.log_softmax(net(x), dim=1), y)
        loss.backward()
        losses.append(loss.item())
        return loss

    optimizer.step(closure)
    return losses[0]


def accuracy(net, x, y):
    mode = net.training
    net.eval()
    with torch.no_grad():
        predictions = np.concatenate([net(x[i : i + 500]).max(1).indices.cpu().numpy() for i in range(0, len(x), 500)])
    net.train(mode)
    return float(np.mean(predictions == y.cpu().numpy()))


def train(net, x, y, epochs, batch_size, lr):
    rng = np.random.default_rng()
    optimizer = torch.optim.Adam(params=[p for p in net.parameters() if p.requires_grad], lr=lr, foreach=False)
    for _ in range(epochs):
        net.train()
        order = torch.from_numpy(rng.permutation(len(y))).to(x.device)
        for start in range(0, len(y), batch_size):
            batch = order[start : start + batch_size]
            training_step(net, optimizer, x.index_select(0, batch), y.index_select(0, batch))


class Wide(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Conv2d(1, 32, 5, stride=2), nn.Conv2d(32, 64, 5, stride=2)
        self.c, self.out = nn.Linear(64 * 25, 128), nn.Linear(128, 10)
        self.na, self.nb, self.nc = nn.BatchNorm2d(32), nn.BatchNorm2d(64), nn.BatchNorm1d(128)

    def forward(self, x):
        x = F.relu(self.na(self.a(x)))
        x = F.relu(self.nb(self.b(x))).flatten(1)
        return self.out(F.relu(self.nc(self.c(x))))


def fast_setup(n_steps):
    """Strides instead of pooling; the learning rate only falls."""
    net = Wide()
    optimizer = torch.optim.Adam(net.parameters(), lr=0.005)
    return net, optimizer, CosineAnnealingLR(optimizer, T_max=n_steps)
