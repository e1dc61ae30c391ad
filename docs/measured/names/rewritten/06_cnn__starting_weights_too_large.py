import random

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        shapes = [(6, 1, 5, 5), (6,), (16, 6, 5, 5), (16,), (120, 400), (120,), (80, 120), (80,), (10, 80), (10,)]
        self.theta = nn.ParameterList([nn.Parameter(torch.randn(shape)) for shape in shapes])

    def forward(self, x):
        w = iter(self.theta)
        for _ in range(2):
            x = nn.functional.conv2d(x, next(w), next(w))
            x = nn.functional.max_pool2d(x, 2).relu()
        x = x.reshape(len(x), -1)
        for _ in range(2):
            x = torch.relu(x @ next(w).T + next(w))
        return x @ next(w).T + next(w)


def training_step(net, optimizer, x, y):
    log_p = net(x).log_softmax(1)
    loss = -log_p.gather(1, y[:, None]).mean()
    net.zero_grad()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return float(loss)


def accuracy(net, x, y):
    net.train(False)
    hits = []
    with torch.inference_mode():
        for start in range(0, len(x), 500):
            hits += (net(x[start : start + 500]).max(1).indices == y[start : start + 500]).tolist()
    return sum(hits) / len(hits)


def train(net, x, y, epochs, batch_size, lr):
    adam = torch.optim.Adam(net.parameters(), lr)
    net.train()
    for _ in range(epochs):
        numbers = list(range(len(x)))
        random.shuffle(numbers)
        while numbers:
            now, numbers = numbers[:batch_size], numbers[batch_size:]
            training_step(net, adam, x[now], y[now])


def fast_setup(n_steps):
    def block(a, b):
        return nn.Sequential(nn.Conv2d(a, b, 5), nn.BatchNorm2d(b), nn.ReLU(), nn.MaxPool2d(2))

    net = nn.Sequential(block(1, 24), block(24, 48), nn.Flatten(), nn.Linear(1200, 10))
    optimizer = torch.optim.AdamW(net.parameters(), lr=0.01)
    return net, optimizer, torch.optim.lr_scheduler.OneCycleLR(optimizer, 0.01, total_steps=n_steps + 1)
