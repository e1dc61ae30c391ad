"""A mask of 0 and -inf that is added, own softmax, the mask as a buffer, no biases, log-probabilities as logits.

Letters are drawn with Gumbel noise and numpy.
"""

import numpy as np
import torch
from torch import nn


def softmax(z):
    e = torch.exp(z - z.max(dim=-1, keepdim=True).values)
    return e / e.sum(dim=-1, keepdim=True)


def scaled_dot_product_attention(Q, K, V, mask=None):
    dk = Q.shape[-1]
    scores = Q.matmul(K.mT).div(dk**0.5)
    if mask is not None:
        extra = torch.zeros_like(mask, dtype=scores.dtype)
        extra = extra.masked_fill(mask.logical_not(), -torch.inf)
        scores = scores + extra
    weights = softmax(scores)
    return weights.matmul(V), weights


def causal_mask(T):
    return ~torch.triu(torch.ones((T, T)), diagonal=1).bool()


def split(x, n_heads):
    return torch.stack(x.chunk(n_heads, dim=-1), dim=1)


def multi_head_self_attention(x, in_proj_weight, in_proj_bias, out_proj_weight, out_proj_bias, n_heads, causal):
    D = x.shape[2]
    WQ, WK, WV = in_proj_weight.split(D)
    bQ, bK, bV = in_proj_bias.split(D)
    q, k, v = split(x @ WQ.T + bQ, n_heads), split(x @ WK.T + bK, n_heads), split(x @ WV.T + bV, n_heads)
    mask = causal_mask(x.shape[1]).to(device=x.device) if causal else None
    out, weights = scaled_dot_product_attention(q, k, v, mask)
    return torch.cat(list(out.unbind(dim=1)), dim=-1) @ out_proj_weight.T + out_proj_bias


class Attention(nn.Module):
    def __init__(self, d_model, n_heads, context):
        super().__init__()
        self.n_heads = n_heads
        self.wq, self.wk, self.wv, self.wo = (nn.Linear(d_model, d_model, bias=False) for _ in range(4))
        self.register_buffer("mask", causal_mask(context))

    def forward(self, x):
        T = x.shape[1]
        heads = (split(w(x), self.n_heads) for w in (self.wq, self.wk, self.wv))
        out, _ = scaled_dot_product_attention(*heads, self.mask[:T, :T])
        return self.wo(torch.cat(list(out.unbind(dim=1)), dim=-1))


class LetterTransformer(nn.Module):
    def __init__(self, vocab_size, context, d_model, n_heads, n_layers):
        super().__init__()
        self.embed = nn.Embedding(vocab_size, d_model)
        self.place = nn.Embedding(context, d_model)
        self.register_buffer("places", torch.arange(context))
        self.attentions = nn.ModuleList([Attention(d_model, n_heads, context) for _ in range(n_layers)])
        self.nets = nn.ModuleList(
            [nn.Sequential(nn.Linear(d_model, 64), nn.SiLU(), nn.Linear(64, d_model)) for _ in range(n_layers)]
        )
        self.norms = nn.ModuleList([nn.LayerNorm(d_model) for _ in range(2 * n_layers)])
        self.unembed = nn.Linear(d_model, vocab_size)

    def forward(self, idx):
        h = self.embed(idx) + self.place(self.places[: idx.shape[1]])
        for i, (attention, net) in enumerate(zip(self.attentions, self.nets)):
            h = h + attention(self.norms[2 * i](h))
            h = h + net(self.norms[2 * i + 1](h))
        return torch.log_softmax(self.unembed(h), dim=-1)


def training_step(model, optimizer, idx):
    model.train()
    model.zero_grad()
    logits = model(idx[:, :-1])
    N, T, V = logits.shape
    loss = nn.CrossEntropyLoss()(logits.reshape(N * T, V), idx[:, 1:].reshape(N * T))
    loss.backward()
    optimizer.step()
    return loss.detach().item()


def train(model, text, steps, batch_size, context, lr, generator):
    opt = torch.optim.Adam(params=model.parameters(), lr=lr)
    L = text.shape[0]
    return [
        training_step(model, opt, torch.stack([text[s : s + context + 1] for s in starts]))
        for starts in torch.randint(0, L - context, (steps, batch_size), generator=generator).tolist()
    ]


def sample(model, start, length, temperature, context, generator):
    out = torch.cat([start, torch.zeros(length, dtype=start.dtype, device=start.device)])
    for t in range(len(start), len(out)):
        logits = model(out[max(0, t - context) : t].unsqueeze(0))[0, -1].detach().cpu().numpy().astype(np.float64)
        u = torch.rand(len(logits), generator=generator, dtype=torch.float64).clamp_min(1e-300).numpy()
        out[t] = int(np.argmax(logits / temperature - np.log(-np.log(u))))
    return out
