"""Loops over queries, heads and windows; one small linear layer per head; post-norm; sine positions.

Own cross-entropy, gradients are cleared after the step, letters are drawn from the cumulative sum.
"""

import torch
from torch import nn


def scaled_dot_product_attention(Q, K, V, mask=None):
    if mask is not None:
        mask = mask.expand(*Q.shape[:-1], K.shape[-2])
    zeilen = []
    for t in range(Q.shape[-2]):
        q = Q[..., t, :]
        punkte = (q.unsqueeze(-2) * K).sum(-1) * K.shape[-1] ** -0.5
        if mask is not None:
            punkte = punkte.masked_fill(mask[..., t, :] == False, float("-inf"))  # noqa: E712
        zeilen.append(punkte.softmax(-1))
    weights = torch.stack(zeilen, dim=-2)
    return torch.matmul(weights, V), weights


def causal_mask(T):
    mask = torch.zeros(T, T, dtype=torch.bool)
    for t in range(T):
        for s in range(t + 1):
            mask[t, s] = True
    return mask


def multi_head_self_attention(x, in_proj_weight, in_proj_bias, out_proj_weight, out_proj_bias, n_heads, causal):
    D = x.shape[-1]
    breite = D // n_heads
    mask = None
    if causal:
        mask = causal_mask(x.shape[1]).to(x.device)
    ergebnisse = []
    for j in range(n_heads):
        teile = []
        for block in range(3):
            von = block * D + j * breite
            teile.append(x @ in_proj_weight[von : von + breite].t() + in_proj_bias[von : von + breite])
        ergebnisse.append(scaled_dot_product_attention(*teile, mask)[0])
    return torch.cat(ergebnisse, -1) @ out_proj_weight.t() + out_proj_bias


class Kopf(nn.Module):
    def __init__(self, d_model, breite):
        super().__init__()
        self.q, self.k, self.v = (nn.Linear(d_model, breite, bias=False) for _ in range(3))

    def forward(self, x, mask):
        return scaled_dot_product_attention(self.q(x), self.k(x), self.v(x), mask)[0]


class Lage(nn.Module):
    def __init__(self, d_model, n_heads):
        super().__init__()
        self.koepfe = nn.ModuleList([Kopf(d_model, d_model // n_heads) for _ in range(n_heads)])
        self.mischen = nn.Linear(d_model, d_model)
        self.norm1, self.norm2 = nn.LayerNorm(d_model), nn.LayerNorm(d_model)
        self.hin, self.zurueck = nn.Linear(d_model, 2 * d_model), nn.Linear(2 * d_model, d_model)

    def forward(self, x, mask):
        x = self.norm1(x + self.mischen(torch.cat([kopf(x, mask) for kopf in self.koepfe], -1)))
        return self.norm2(x + self.zurueck(torch.relu(self.hin(x))))


class LetterTransformer(nn.Module):
    def __init__(self, vocab_size, context, d_model, n_heads, n_layers):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, d_model)
        t = torch.arange(context).unsqueeze(1)
        i = torch.arange(0, d_model, 2)
        tabelle = torch.zeros(context, d_model)
        tabelle[:, 0::2] = torch.sin(t / 10000 ** (i / d_model))
        tabelle[:, 1::2] = torch.cos(t / 10000 ** (i / d_model))
        self.register_buffer("tabelle", tabelle)
        self.lagen = nn.ModuleList([Lage(d_model, n_heads) for _ in range(n_layers)])
        self.ausgang = nn.Linear(d_model, vocab_size)

    def forward(self, idx):
        T = idx.size(1)
        x = self.embedding(idx) + self.tabelle[:T]
        mask = causal_mask(T).to(idx.device)
        for lage in self.lagen:
            x = lage(x, mask)
        return self.ausgang(x)


def training_step(model, optimizer, idx):
    eingabe, ziel = idx[:, :-1], idx[:, 1:]
    logp = torch.log_softmax(model(eingabe), dim=-1)
    fehler = -logp.gather(2, ziel.unsqueeze(2)).mean()
    fehler.backward()
    optimizer.step()
    optimizer.zero_grad()
    return float(fehler.detach())


def train(model, text, steps, batch_size, context, lr, generator):
    optimizer = torch.optim.Adam(model.parameters(), lr)
    verlauf = []
    for schritt in range(steps):
        fenster = []
        for _ in range(batch_size):
            start = int(torch.randint(0, len(text) - context, (1,), generator=generator))
            fenster.append(text[start : start + context + 1])
        verlauf.append(training_step(model, optimizer, torch.stack(fenster)))
        if schritt % 50 == 0:
            print(schritt, verlauf[-1])
    return verlauf


def sample(model, start, length, temperature, context, generator):
    buchstaben = start.tolist()
    model.eval()
    with torch.no_grad():
        for _ in range(length):
            idx = torch.tensor([buchstaben[-context:]], device=start.device)
            p = torch.softmax(model(idx)[0, -1] / temperature, -1).cpu()
            u = torch.rand(1, generator=generator).item()
            summe, gewaehlt = 0.0, len(p) - 1
            for nummer, wert in enumerate(p.tolist()):
                summe += wert
                if u < summe:
                    gewaehlt = nummer
                    break
            buchstaben.append(gewaehlt)
    return torch.tensor(buchstaben, device=start.device)
