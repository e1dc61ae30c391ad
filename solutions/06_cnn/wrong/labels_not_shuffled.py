"""tasks: 3
de: Du mischst die Bilder, aber nicht die Ziele dazu: Jedes Bild bekommt das Ziel eines anderen. Nimm für beide
    dieselbe Reihenfolge.
en: You shuffle the images but not their labels: every image gets the label of another. Use the same order for both.
"""

import torch


def train(net, x, y, epochs, batch_size, lr):
    optimizer = torch.optim.Adam(net.parameters(), lr=lr)
    net.train()
    for _ in range(epochs):
        shuffled = x[torch.randperm(len(x), device=x.device)]
        for images, labels in zip(shuffled.split(batch_size), y.split(batch_size)):
            training_step(net, optimizer, images, labels)
