import torch
import torch.nn.functional as F


def lstm_cell(x, h, c, W, R, b):
    gates = F.linear(x, W, b) + F.linear(h, R)
    z, i, f, o = torch.tensor_split(gates, 4, dim=-1)
    c_new = torch.addcmul(f.sigmoid() * c, i.sigmoid(), z.tanh())
    return o.sigmoid() * c_new.tanh(), c_new


def lstm(x, W, R, b, h0=None, c0=None):
    N, H = x.shape[1], R.shape[1]
    zustand = tuple(torch.zeros(N, H).to(x) if s is None else s for s in (h0, c0))
    h_all = torch.empty(len(x), N, H, dtype=x.dtype, device=x.device)
    for t, x_t in enumerate(x):
        zustand = lstm_cell(x_t, *zustand, W, R, b)
        with torch.no_grad():
            h_all[t].copy_(zustand[0])
    return h_all, zustand


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
    adam = torch.optim.Adam(list(leaves(mine)), lr=lr)
    losses = []
    while len(losses) < steps:
        adam.zero_grad()
        z = tag_logits(tokens, mine)
        loss = (F.softplus(z) - tags * z).mean()
        loss.backward()
        adam.step()
        losses += [float(loss)]
    return mine, losses


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
