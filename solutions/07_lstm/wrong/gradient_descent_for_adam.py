"""tasks: 4
de: Du benutzt einfachen Gradientenabstieg (SGD). Verlangt ist Adam mit seinen üblichen Einstellungen.
en: You use plain gradient descent (SGD). What is asked for is Adam with its usual settings.
"""

import torch
import torch.nn.functional as F


def train_tagger(tokens, tags, parameters, steps, lr):
    parameters = trainable_copy(parameters)
    optimizer = torch.optim.SGD(tensors_in(parameters), lr=lr)
    losses = []
    for _ in range(steps):
        logits = tag_logits(tokens, parameters)
        loss = F.binary_cross_entropy_with_logits(logits, tags.to(logits.dtype))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return parameters, losses
