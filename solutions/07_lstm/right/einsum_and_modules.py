"""einsum over four separate blocks; the networks are nn.Modules with attributes of other names, whose weights are
copied in; lists come back instead of tuples; the forecaster is trained in float32."""

import torch
from torch import nn


def lstm_cell(x, h, c, W, R, b):
    H = h.shape[-1]
    W4, R4, b4 = W.reshape(4, H, -1), R.reshape(4, H, H), b.reshape(4, H)
    a = torch.einsum("khd,nd->knh", W4, x) + torch.einsum("khg,ng->knh", R4, h) + b4[:, None]
    i, f, o = a[1:].sigmoid()
    c = f * c + i * a[0].tanh()
    return o * c.tanh(), c


class Layer(nn.Module):
    def __init__(self, weights):
        super().__init__()
        self.from_input, self.from_output, self.offset = (nn.Parameter(w.detach().clone()) for w in weights)

    @property
    def weights(self):
        return self.from_input, self.from_output, self.offset

    def forward(self, x):
        return lstm(x, *self.weights)[0]


class Tagger(nn.Module):
    def __init__(self, parameters):
        super().__init__()
        forward, backward, v, a = parameters
        self.ahead = Layer(forward)
        self.back = Layer(backward) if backward is not None else None
        self.out = nn.Linear(len(v), 1, dtype=v.dtype)
        self.out.weight = nn.Parameter(v.detach().clone()[None])
        self.out.bias = nn.Parameter(a.detach().clone()[None])

    def parts(self):
        back = self.back.weights if self.back is not None else None
        return [self.ahead.weights, back, self.out.weight[0], self.out.bias[0]]

    def forward(self, tokens):
        return tag_logits(tokens, self.parts())


def lstm(x, W, R, b, h0=None, c0=None):
    N, H = x.size(1), R.size(1)
    h = torch.zeros(N, H).to(x) if h0 is None else h0
    c = torch.zeros(N, H).to(x) if c0 is None else c0
    states = [(h, c)]
    for step in x.unbind(0):
        states.append(lstm_cell(step, *states[-1], W, R, b))
    return [torch.stack([h for h, _ in states[1:]]), [*states[-1]]]


def bilstm(x, forward, backward):
    mirrored = torch.stack(list(reversed(x.unbind(0))))
    back = lstm(mirrored, *backward)[0]
    return torch.cat([lstm(x, *forward)[0], torch.stack(list(reversed(back.unbind(0))))], dim=-1)


def tag_logits(tokens, parameters):
    forward, backward, v, a = parameters
    kinds = torch.arange(forward[0].shape[1], device=tokens.device)
    x = (tokens[..., None] == kinds).to(v.dtype)
    h = lstm(x, *forward)[0] if backward is None else bilstm(x, forward, backward)
    return torch.einsum("tnh,h->tn", h, v) + a


def train_tagger(tokens, tags, parameters, steps, lr):
    model = Tagger(parameters)
    optimizer = torch.optim.Adam(model.parameters(), lr)
    criterion = nn.BCEWithLogitsLoss()
    losses = []

    def closure():
        loss = criterion(model(tokens), tags.to(parameters[2].dtype))
        loss.backward()
        return loss

    for _ in range(steps):
        losses.append(optimizer.step(closure).item())
        optimizer.zero_grad(set_to_none=True)
    return model.parts(), tuple(losses)


def forecast(series, n_steps, parameters):
    layer, v, a = parameters
    _, (h, c) = lstm(series.view(-1, 1, 1), *layer)
    values = [torch.einsum("nh,h->n", h, v) + a]
    while len(values) < n_steps:
        h, c = lstm_cell(values[-1].view(1, 1), h, c, *layer)
        values.append(torch.einsum("nh,h->n", h, v) + a)
    return torch.stack(values)[:, 0]


def train_forecaster(series, parameters):
    layer, v, a = parameters
    dtype = series.dtype
    single, series = Layer([w.float() for w in layer]), series.float()
    read = nn.Linear(len(v), 1, device=v.device)
    with torch.no_grad():
        read.weight.copy_(v[None])
        read.bias.copy_(a[None])
    windows = torch.stack([series[s : s + 25] for s in range(0, len(series) - 25, 10)], dim=1)[..., None]
    optimizer = torch.optim.RMSprop([*single.parameters(), *read.parameters()], lr=0.01)
    for _ in range(100):
        loss = nn.functional.mse_loss(read(single(windows[:-1]))[4:], windows[5:])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return [
        [w.detach().to(dtype) for w in single.weights],
        read.weight.detach()[0].to(dtype),
        read.bias.detach()[0].to(dtype),
    ]
