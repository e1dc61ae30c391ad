"""tasks: 5
de: Du trainierst nur v und a. Fünf Zellen mit zufälligen Gewichten reichen nicht; trainiere auch W, R und b.
en: You train v and a only. Five cells with random weights are not enough; train W, R and b as well.
"""

import torch


def train_forecaster(series, parameters):
    parameters = trainable_copy(parameters)
    layer, v, a = parameters
    windows = torch.stack([series[s : s + 13] for s in range(0, 137, 12)], dim=1)
    optimizer = torch.optim.LBFGS([v, a], max_iter=30, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        h_all, _ = lstm(windows[:-1, :, None], *layer)
        loss = ((h_all @ v + a - windows[1:])[3:] ** 2).mean()
        loss.backward()
        return loss

    optimizer.step(closure)
    return parameters
