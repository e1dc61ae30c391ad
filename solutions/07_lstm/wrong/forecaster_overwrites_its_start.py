"""tasks: 5
de: train_forecaster überschreibt die übergebenen Parameter. Trainiere Kopien, etwa trainable_copy(parameters).
en: train_forecaster overwrites the parameters that were passed in. Train copies, for instance
    trainable_copy(parameters).
"""

import torch


def train_forecaster(series, parameters):
    for tensor in tensors_in(parameters):
        tensor.requires_grad_()
    layer, v, a = parameters
    windows = torch.stack([series[s : s + 13] for s in range(0, 137, 12)], dim=1)
    optimizer = torch.optim.LBFGS(tensors_in(parameters), max_iter=30, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        h_all, _ = lstm(windows[:-1, :, None], *layer)
        loss = ((h_all @ v + a - windows[1:])[3:] ** 2).mean()
        loss.backward()
        return loss

    optimizer.step(closure)
    return parameters
