"""tasks: 4
de: Dein Optimierer bekommt nur v und a. Trainiert werden alle Parameter, auch die W, R, b der LSTM-Schichten.
en: Your optimiser is given v and a only. All parameters are trained, the W, R, b of the LSTM layers as well.
"""

import torch
import torch.nn.functional as F


def train_tagger(tokens, tags, parameters, steps, lr):
    parameters = trainable_copy(parameters)
    optimizer = torch.optim.Adam(list(parameters[2:]), lr=lr)
    losses = []
    for _ in range(steps):
        logits = tag_logits(tokens, parameters)
        loss = F.binary_cross_entropy_with_logits(logits, tags.to(logits.dtype))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return parameters, losses
