"""Columns are examples inside, (H, N), as on paper: W x; state and outputs are transposed at the border only.
Sums just made are added to in place, nothing that was passed in is; recursion instead of a loop."""

from typing import NamedTuple

import torch
from torch.nn.functional import binary_cross_entropy_with_logits, one_hot


class State(NamedTuple):
    h: torch.Tensor
    c: torch.Tensor


def column_cell(x, state, W, R, b):
    a = W @ x
    a += R @ state.h
    a += b.unsqueeze(1)
    H = len(state.h)
    z = a[:H].tanh()
    i = torch.sigmoid(a[H : 2 * H])
    f = torch.sigmoid(a[2 * H : 3 * H])
    o = torch.sigmoid(a[3 * H :])
    c = f * state.c
    c += i * z
    return State(o * c.tanh(), c)


def lstm_cell(x, h, c, W, R, b):
    new = column_cell(x.T, State(h.T, c.T), W, R, b)
    return State(new.h.T, new.c.T)


def unroll(columns, state, weights):
    if not columns:
        return []
    state = column_cell(columns[0], state, *weights)
    return [state] + unroll(columns[1:], state, weights)


def lstm(x, W, R, b, h0=None, c0=None):
    zero = x.new_zeros((R.shape[1], x.shape[1]))
    start = State(zero if h0 is None else h0.T, zero if c0 is None else c0.T)
    states = unroll(list(x.transpose(1, 2)), start, (W, R, b))
    h_all = torch.stack([s.h for s in states]).transpose(1, 2)
    return h_all, State(states[-1].h.T, states[-1].c.T)


def bilstm(x, forward, backward):
    index = torch.arange(len(x) - 1, -1, -1, device=x.device)
    back = lstm(x.index_select(0, index), *backward)[0]
    return torch.concatenate([lstm(x, *forward)[0], back.index_select(0, index)], dim=2)


def tag_logits(tokens, parameters):
    forward, backward, v, a = parameters
    x = one_hot(tokens, num_classes=forward[0].size(1)).type(v.dtype)
    H = forward[1].size(1)
    if backward is None:
        return lstm(x, *forward)[0] @ v + a
    h = bilstm(x, forward, backward)
    return h[..., :H] @ v[:H] + h[..., H:] @ v[H:] + a


def train_tagger(tokens, tags, parameters, steps, lr):
    copies = []

    def copy(part):
        if part is None:
            return None
        if torch.is_tensor(part):
            copies.append(part.detach().clone().requires_grad_(True))
            return copies[-1]
        return type(part)(copy(p) for p in part)

    mine = copy(parameters)
    optimizer = torch.optim.Adam(copies, lr=lr)
    losses = []
    for _ in range(steps):
        scores = tag_logits(tokens, mine)
        loss = binary_cross_entropy_with_logits(scores.flatten(), tags.flatten().to(scores))
        for parameter, gradient in zip(copies, torch.autograd.grad(loss, copies)):
            parameter.grad = gradient
        optimizer.step()
        losses += [float(loss.detach())]
    return mine, losses


def forecast(series, n_steps, parameters):
    layer, v, a = parameters

    def read(state):
        return torch.atleast_1d(state.h @ v + a)

    state = lstm(series.unsqueeze(1).unsqueeze(1), *layer)[1]
    values = [read(state)]
    for _ in range(1, n_steps):
        state = lstm_cell(values[-1].reshape(1, 1), *state, *layer)
        values.append(read(state))
    return torch.cat(values)


def train_forecaster(series, parameters):
    layer, v, a = parameters
    leaves = [p.detach().clone().requires_grad_() for p in (*layer, v, a)]
    windows = torch.stack([series[k : k + 24] for k in range(0, len(series) - 23, 18)], dim=1)
    optimizer = torch.optim.LBFGS(leaves, max_iter=40, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        h_all, _ = lstm(windows[:-1].unsqueeze(2), *leaves[:3])
        loss = (h_all @ leaves[3] + leaves[4] - windows[1:])[3:].square().sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    return tuple(leaves[:3]), leaves[3], leaves[4]
