import torch
import torch.nn.functional as F


def lstm_cell(x, h, c, W, R, b):
    n = h.shape[1]
    zelle = {}
    for platz, (name, phi) in enumerate((("z", torch.tanh), ("i", torch.sigmoid), ("f", torch.sigmoid), ("o", torch.sigmoid))):
        zeilen = slice(platz * n, (platz + 1) * n)
        zelle[name] = phi(torch.mm(x, W[zeilen].t()) + torch.mm(h, R[zeilen].t()) + b[zeilen])
    zelle["c"] = zelle["z"] * zelle["i"] + c * zelle["f"]
    zelle["h"] = torch.tanh(zelle["c"]) * zelle["o"]
    return zelle["c"], zelle["h"]


def lstm(x, W, R, b, h0=None, c0=None):
    leer = x.new_zeros((x.shape[1], R.shape[1]))
    h, c = [leer if anfang is None else anfang for anfang in (h0, c0)]
    liste = []
    for eingabe in torch.unbind(x):
        c, h = lstm_cell(eingabe, h, c, W, R, b)
        liste.append(h)
    return torch.stack(liste), (h, c)


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
    _, (h, c) = lstm(series[:, None, None], *layer)
    liste = [h @ v + a]
    for _ in range(n_steps - 1):
        c, h = lstm_cell(liste[-1].reshape(1, 1), h, c, *layer)
        liste.append(h @ v + a)
    return torch.cat(liste)


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
