import random

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        sizes = [16 * 25, 120, 80, 10]
        self.maps = nn.ModuleList([nn.Conv2d(1, 6, 5), nn.Conv2d(6, 16, 5)])
        self.dense = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))

    def forward(self, x):
        for conv in self.maps:
            x = conv(x).clamp(min=0)
            x = x.unflatten(3, (-1, 2)).amax(4).unflatten(2, (-1, 2)).amax(3)
        x = x.flatten(1)
        for number, layer in enumerate(self.dense):
            x = layer(x) if number == 0 else layer(x.clamp(min=0))
        return x


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


class Trainer:
    def __init__(self, net, lr=0.001):
        self.net = net.train()
        self.opt = torch.optim.Adam([{"params": list(net.parameters()), "lr": lr}])

    def epoch(self, loader):
        for images, labels in loader:
            training_step(self.net, self.opt, images, labels)


def train(net, x, y, epochs, batch_size, lr):
    trainer = Trainer(net)
    loader = DataLoader(list(zip(x, y)), batch_size, shuffle=True)
    for _ in range(epochs):
        trainer.epoch(loader)


def fast_setup(n_steps):
    def block(a, b):
        return nn.Sequential(nn.Conv2d(a, b, 5), nn.BatchNorm2d(b), nn.ReLU(), nn.MaxPool2d(2))

    net = nn.Sequential(block(1, 24), block(24, 48), nn.Flatten(), nn.Linear(1200, 10))
    optimizer = torch.optim.AdamW(net.parameters(), lr=0.01)
    return net, optimizer, torch.optim.lr_scheduler.OneCycleLR(optimizer, 0.01, total_steps=n_steps + 1)
