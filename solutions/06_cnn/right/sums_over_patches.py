"""No layer of torch.nn at all: convolutions as einsum over patches, parameters of one's own, an Adam of one's own."""

import math

import torch
from torch import nn


def uniform(shape, inputs):
    bound = 1 / math.sqrt(inputs)
    return nn.Parameter(torch.empty(shape).uniform_(-bound, bound))


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.kernels, self.offsets = nn.ParameterList(), nn.ParameterList()
        for inputs, outputs in ((1, 6), (6, 16)):
            self.kernels.append(uniform((outputs, inputs, 5, 5), inputs * 25))
            self.offsets.append(uniform(outputs, inputs * 25))
        self.matrices, self.biases = nn.ParameterList(), nn.ParameterList()
        for inputs, outputs in ((400, 120), (120, 80), (80, 10)):
            self.matrices.append(uniform((outputs, inputs), inputs))
            self.biases.append(uniform(outputs, inputs))

    def forward(self, x):
        for kernel, offset in zip(self.kernels, self.offsets):
            patches = x.unfold(2, 5, 1).unfold(3, 5, 1)
            x = torch.einsum("nchwij,ocij->nohw", patches, kernel) + offset.reshape(1, -1, 1, 1)
            even, odd = x[:, :, 0::2], x[:, :, 1::2]
            x = torch.maximum(even, odd)
            x = torch.maximum(x[..., 0::2], x[..., 1::2])
            x = torch.where(x > 0, x, torch.zeros_like(x))
        x = x.reshape(x.shape[0], 400)
        for layer, (matrix, bias) in enumerate(zip(self.matrices, self.biases)):
            x = torch.einsum("ni,oi->no", x, matrix) + bias
            if layer < 2:
                x = x * (x > 0)
        return x


def cross_entropy(logits, y):
    shifted = logits - logits.max(dim=1, keepdim=True).values.detach()
    log_p = shifted - torch.log(torch.exp(shifted).sum(dim=1, keepdim=True))
    return -sum(log_p[n, int(y[n])] for n in range(len(y))) / len(y)


def training_step(net, optimizer, x, y):
    for parameter in net.parameters():
        parameter.grad = None
    loss = cross_entropy(net(x), y)
    loss.backward()
    optimizer.step()
    return float(loss.detach())


class OwnAdam:
    def __init__(self, parameters, lr):
        self.parameters = list(parameters)
        self.lr, self.t = lr, 0
        self.m = [torch.zeros_like(p) for p in self.parameters]
        self.v = [torch.zeros_like(p) for p in self.parameters]

    @torch.no_grad()
    def step(self):
        self.t += 1
        for p, m, v in zip(self.parameters, self.m, self.v):
            m.mul_(0.9).add_(p.grad, alpha=0.1)
            v.mul_(0.999).add_(p.grad**2, alpha=0.001)
            p -= self.lr * m / (1 - 0.9**self.t) / ((v / (1 - 0.999**self.t)).sqrt() + 1e-8)


def accuracy(net, x, y):
    net.train(False)
    right = 0
    for image, label in zip(x, y):
        with torch.no_grad():
            right += int(net(image.unsqueeze(0))[0].argmax()) == int(label)
    return right / x.size(0)


def train(net, x, y, epochs, batch_size, lr):
    optimizer = OwnAdam(net.parameters(), lr)
    for _ in range(epochs):
        net.train()
        order = torch.randperm(x.shape[0]).tolist()
        while order:
            batch, order = order[:batch_size], order[batch_size:]
            training_step(net, optimizer, x[batch], y[batch])


def fast_setup(n_steps):
    """The net of task 1, three times as wide, with SGD, momentum and a learning rate that rises and falls."""
    net = nn.Sequential(
        *(nn.Conv2d(1, 18, 5), nn.BatchNorm2d(18), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Conv2d(18, 48, 5), nn.BatchNorm2d(48), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Flatten(), nn.Linear(1200, 120), nn.BatchNorm1d(120), nn.ReLU(), nn.Linear(120, 10)),
    )
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9, nesterov=True)
    return net, optimizer, torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=0.1, total_steps=n_steps)
