"""W x + b for the whole sequence in one product before the loop, all three sigmoids at once; tokens look up columns
of W, so the one-hot code is never built; both directions in one loop as a batch of two layers."""

import torch
import torch.nn.functional as F


def advance(a, h, c, R):
    a = torch.addmm(a, h, R.t())
    H = h.shape[1]
    gates = torch.sigmoid(a[:, H:])
    c = torch.addcmul(gates[:, H : 2 * H] * c, gates[:, :H], torch.tanh(a[:, :H]))
    return gates[:, 2 * H :] * torch.tanh(c), c


def lstm_cell(x, h, c, W, R, b):
    return advance(F.linear(x, W, b), h, c, R)


def loop(inputs, R, h, c):
    outputs = []
    for a in inputs:
        h, c = advance(a, h, c, R)
        outputs += [h]
    return torch.stack(outputs, 0), (h, c)


def lstm(x, W, R, b, h0=None, c0=None):
    inputs = F.linear(x, W, b)
    zero = torch.zeros_like(inputs[0, :, : R.shape[1]])
    return loop(inputs, R, zero if h0 is None else h0, zero if c0 is None else c0)


def both(ahead, back, R):
    """Two layers (R stacked to (2, 4H, H)) side by side; `back` in reversed time already."""
    H = R.shape[2]
    h = c = torch.zeros_like(ahead[0, None, :, :H]).repeat(2, 1, 1)
    outputs = []
    for a in torch.stack([ahead, back], dim=1):
        z, i, f, o = torch.baddbmm(a, h, R.mT).split(H, dim=2)
        c = f.sigmoid() * c + i.sigmoid() * z.tanh()
        h = o.sigmoid() * c.tanh()
        outputs.append(h)
    outputs = torch.stack(outputs)
    return torch.cat([outputs[:, 0], outputs[:, 1].flip(0)], dim=-1)


def bilstm(x, forward, backward):
    ahead = F.linear(x, forward[0], forward[2])
    back = F.linear(x, backward[0], backward[2]).flip(0)
    return both(ahead, back, torch.stack([forward[1], backward[1]]))


def tag_logits(tokens, parameters):
    (W, R, b), backward, v, a = parameters
    ahead = W.t()[tokens] + b
    if backward is None:
        zero = torch.zeros_like(ahead[0, :, : R.shape[1]])
        return loop(ahead, R, zero, zero)[0].matmul(v) + a
    back = F.embedding(tokens, backward[0].t()) + backward[2]
    return both(ahead, back.flip(0), torch.stack([R, backward[1]])).matmul(v) + a


def train_tagger(tokens, tags, parameters, steps, lr):
    forward, backward, v, a = parameters
    parts = [*forward, *(backward or ()), v, a]
    parts = [torch.nn.Parameter(p.clone()) for p in parts]
    nested = (tuple(parts[:3]), tuple(parts[3:6]) if backward else None, parts[-2], parts[-1])
    adam = torch.optim.Adam(parts, lr=lr)
    losses = torch.zeros(steps, dtype=v.dtype)
    for k in range(steps):
        adam.zero_grad()
        logits = tag_logits(tokens, nested)
        loss = F.softplus(torch.where(tags == 1, -logits, logits)).mean()
        losses[k] = loss.detach()
        loss.backward()
        adam.step()
    return nested, losses


def forecast(series, n_steps, parameters):
    (W, R, b), v, a = parameters
    _, (h, c) = lstm(series.reshape(-1, 1, 1), W, R, b)
    prediction = h @ v + a
    values = prediction
    for _ in range(n_steps - 1):
        h, c = lstm_cell(prediction.unsqueeze(1), h, c, W, R, b)
        prediction = h @ v + a
        values = torch.cat([values, prediction])
    return values


def train_forecaster(series, parameters):
    (W, R, b), v, a = parameters
    W, R, b, v, a = (t.detach().clone().requires_grad_() for t in (W, R, b, v, a))
    windows = torch.stack(series[: len(series) // 25 * 25].split(25), dim=1)
    optimizer = torch.optim.Adam([W, R, b, v, a], lr=0.04)
    for _ in range(80):
        optimizer.zero_grad()
        error = lstm(windows[:-1, :, None], W, R, b)[0] @ v + a - windows[1:]
        (error[4:] ** 2).sum().backward()
        optimizer.step()
    return (W, R, b), v, a
