import torch
import torch.nn.functional as F


def lstm_cell(x, h, c, W, R, b):
    gates = F.linear(x, W, b) + F.linear(h, R)
    z, i, f, o = torch.tensor_split(gates, 4, dim=-1)
    c_new = torch.addcmul(f.sigmoid() * c, i.sigmoid(), z.tanh())
    return o.sigmoid() * c_new.tanh(), c_new


def lstm(x, W, R, b, h0=None, c0=None):
    if h0 is None:
        h0 = torch.zeros(x.size(1), R.size(1), dtype=x.dtype, device=x.device)
    if c0 is None:
        c0 = torch.zeros(x.size(1), R.size(1), dtype=x.dtype, device=x.device)
    states = [(h0, c0)]
    for t in range(x.size(0)):
        states.append(lstm_cell(x[t], *states[-1], W, R, b))
    return torch.cat([h.unsqueeze(0) for h, _ in states[1:]]), states[-1]


def bilstm(x, forward, backward):
    there = lstm(x, *forward)[0]
    turned = x[torch.arange(len(x) - 1, -1, -1, device=x.device)]
    back = torch.flip(lstm(turned, *backward)[0], dims=(0,))
    return torch.concat((there, back), dim=-1)


def leaves(parameters):
    if torch.is_tensor(parameters):
        yield parameters
    elif parameters is not None:
        for part in parameters:
            yield from leaves(part)


def copies(parameters):
    if parameters is None:
        return None
    if torch.is_tensor(parameters):
        return parameters.clone().detach().requires_grad_(True)
    return tuple(map(copies, parameters))


def tag_logits(tokens, parameters):
    forward, backward, v, a = parameters
    x = torch.eye(forward[0].shape[1], dtype=v.dtype, device=v.device)[tokens]
    if backward is None:
        return lstm(x, *forward)[0].matmul(v) + a
    return bilstm(x, forward, backward).matmul(v) + a


def train_tagger(tokens, tags, parameters, steps, lr):
    mine = copies(parameters)
    opt = torch.optim.Adam(leaves(mine), lr=lr)
    history = []
    for step in range(steps):
        logits = tag_logits(tokens, mine)
        y = tags.to(logits.dtype)
        loss = -(y * F.logsigmoid(logits) + (1 - y) * F.logsigmoid(-logits)).sum()
        for p in leaves(mine):
            p.grad = None
        loss.backward()
        opt.step()
        history.append(loss.item())
    return mine, history


def forecast(series, n_steps, parameters):
    layer, v, a = parameters
    _, state = lstm(series.reshape(-1, 1, 1), *layer)
    found = []
    while True:
        found.append(state[0].matmul(v) + a)
        if len(found) == n_steps:
            return torch.cat(found)
        state = lstm_cell(found[-1].reshape(1, 1), *state, *layer)


def train_forecaster(series, parameters):
    mine = copies(parameters)
    adam = torch.optim.Adam(list(leaves(mine)), lr=0.05)
    for _ in range(130):
        adam.zero_grad()
        layer, v, a = mine
        h, _ = lstm(series[:-1].reshape(-1, 1, 1), *layer)
        F.mse_loss(h[:, 0].matmul(v) + a, series[1:]).backward()
        adam.step()
    return mine
