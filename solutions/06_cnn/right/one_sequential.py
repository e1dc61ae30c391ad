"""The whole net in one nn.Sequential, the logarithm of the softmax by hand, accuracy in one go."""

import torch
import torch.nn as nn
import torch.optim as optim


class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(1, 6, 5), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(),
            nn.Linear(400, 120), nn.ReLU(),
            nn.Linear(120, 80), nn.ReLU(),
            nn.Linear(80, 10),
        )  # fmt: skip

    def forward(self, x):
        return self.layers(x)


def training_step(net, optimizer, x, y):
    logits = net(x)
    log_softmax = logits - torch.logsumexp(logits, dim=1, keepdim=True)
    loss = -log_softmax.gather(1, y[:, None]).mean()
    gradients = torch.autograd.grad(loss, list(net.parameters()))
    for parameter, gradient in zip(net.parameters(), gradients):
        parameter.grad = gradient
    optimizer.step()
    optimizer.zero_grad()
    return loss.detach().cpu().numpy().item()


def accuracy(net, x, y):
    net.eval()
    with torch.no_grad():
        return ((torch.softmax(net(x), 1).argmax(1) == y).sum() / y.numel()).item()


def train(net, x, y, epochs, batch_size, lr):
    net.train()
    optimizer = optim.Adam(net.parameters(), lr=lr, betas=(0.9, 0.999))
    for _ in range(epochs):
        permutation = torch.randperm(len(y))
        x_shuffled, y_shuffled = x[permutation], y[permutation]
        for images, labels in zip(torch.split(x_shuffled, batch_size), torch.split(y_shuffled, batch_size)):
            training_step(net, optimizer, images, labels)


def fast_setup(n_steps):
    """No normalisation: only wider, with a learning rate that rises to 0.004 and falls again."""
    net = nn.Sequential(
        nn.Conv2d(1, 32, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(1600, 128), nn.ReLU(), nn.Linear(128, 10),
    )  # fmt: skip
    optimizer = optim.Adam(net.parameters(), lr=0.004)
    scheduler = optim.lr_scheduler.OneCycleLR(optimizer, max_lr=0.004, total_steps=n_steps)
    return net, optimizer, scheduler
