"""tasks: 5
de: Dein Netz lernt, die Eingabe zu wiederholen: Das Ziel zur Eingabe y[t] ist der nächste Wert y[t + 1].
en: Your network learns to repeat its input: the target for the input y[t] is the next value y[t + 1].
"""

import torch


def train_forecaster(series, parameters):
    parameters = trainable_copy(parameters)
    layer, v, a = parameters
    windows = torch.stack([series[s : s + 13] for s in range(0, 137, 12)], dim=1)
    optimizer = torch.optim.LBFGS(tensors_in(parameters), max_iter=30, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        h_all, _ = lstm(windows[:-1, :, None], *layer)
        loss = ((h_all @ v + a - windows[:-1])[3:] ** 2).mean()
        loss.backward()
        return loss

    optimizer.step(closure)
    return parameters
