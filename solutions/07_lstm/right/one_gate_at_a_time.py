"""Every gate with its own slices of W, R and b; outputs written into a tensor made beforehand; time runs backwards
by index instead of flip; Adam and the cross-entropy by hand; the curve is read anew for every prediction.
Asserts look at numbers, which tensors on the device meta do not have."""

import torch


def net_input(k, x, h, W, R, b):
    H = h.shape[1]
    rows = slice(k * H, (k + 1) * H)
    return torch.matmul(x, W[rows].t()) + torch.matmul(h, R[rows].t()) + b[rows]


def sigmoid(a):
    return 0.5 * (1 + torch.tanh(0.5 * a))


def lstm_cell(x, h, c, W, R, b):
    z = torch.tanh(net_input(0, x, h, W, R, b))
    i = sigmoid(net_input(1, x, h, W, R, b))
    f = sigmoid(net_input(2, x, h, W, R, b))
    o = sigmoid(net_input(3, x, h, W, R, b))
    new_c = z * i + c * f
    new_h = o * torch.tanh(new_c)
    return new_h, new_c


def run(x, order, W, R, b, h, c):
    T, N, _ = x.shape
    H = R.shape[1]
    if h is None:
        h = torch.zeros((N, H), dtype=x.dtype, device=x.device)
    if c is None:
        c = torch.zeros((N, H), dtype=x.dtype, device=x.device)
    h_all = torch.empty((T, N, H), dtype=x.dtype, device=x.device)
    for t in order:
        h, c = lstm_cell(x[t], h, c, W, R, b)
        h_all[t] = h
    assert not torch.isnan(h_all).any(), f"{T} steps"
    return h_all, h, c


def lstm(x, W, R, b, h0=None, c0=None):
    h_all, h, c = run(x, range(len(x)), W, R, b, h0, c0)
    return h_all, (h, c)


def bilstm(x, forward, backward):
    there, _, _ = run(x, range(len(x)), *forward, None, None)
    back, _, _ = run(x, range(len(x) - 1, -1, -1), *backward, None, None)
    return torch.cat((there, back), -1)


def tag_logits(tokens, parameters):
    forward, backward, v, a = parameters
    kinds = forward[0].shape[1]
    assert max(max(row) for row in tokens.tolist()) < kinds
    x = torch.eye(kinds, dtype=v.dtype, device=tokens.device)[tokens]
    if backward is None:
        h = lstm(x, *forward)[0]
    else:
        h = bilstm(x, forward, backward)
    return (h * v).sum(dim=2) + a


def train_tagger(tokens, tags, parameters, steps, lr):
    def fresh(t):
        return t.clone().detach().requires_grad_(True)

    forward, backward, v, a = parameters
    forward = [fresh(t) for t in forward]
    backward = None if backward is None else [fresh(t) for t in backward]
    v, a = fresh(v), fresh(a)
    leaves = forward + (backward or []) + [v, a]
    m = [torch.zeros_like(p) for p in leaves]
    s = [torch.zeros_like(p) for p in leaves]
    losses = []
    for k in range(1, steps + 1):
        logits = tag_logits(tokens, (forward, backward, v, a))
        # -log sigmoid(±logit), written so that large logits do not overflow
        loss = (torch.clamp(logits, min=0) - logits * tags + torch.log1p(torch.exp(-logits.abs()))).mean()
        gradients = torch.autograd.grad(loss, leaves)
        losses.append(loss.detach())
        with torch.no_grad():
            for p, g, mean, square in zip(leaves, gradients, m, s):
                mean.mul_(0.9).add_(g, alpha=0.1)
                square.mul_(0.999).add_(g * g, alpha=0.001)
                p -= lr * (mean / (1 - 0.9**k)) / (torch.sqrt(square / (1 - 0.999**k)) + 1e-8)
    return [forward, backward, v, a], losses


def forecast(series, n_steps, parameters):
    layer, v, a = parameters
    known = len(series)
    for _ in range(n_steps):
        h_all, _ = lstm(series.reshape(-1, 1, 1), *layer)
        series = torch.cat([series, (h_all[-1] * v).sum(dim=1) + a])
    return series[known:]


def train_forecaster(series, parameters):
    (W, R, b), v, a = parameters
    leaves = [t.detach().clone().requires_grad_() for t in (W, R, b, v, a)]
    windows = series.unfold(0, 25, 12).T
    optimizer = torch.optim.Adam(leaves, lr=0.1)
    for k in range(80):
        optimizer.param_groups[0]["lr"] = 0.1 * (1 - k / 80) + 0.002
        h_all, _ = lstm(windows[:-1, :, None], *leaves[:3])
        loss = ((h_all @ leaves[3] + leaves[4] - windows[1:])[3:] ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return tuple(leaves[:3]), leaves[3], leaves[4]
