"""Attention in float64 inside; positions as a learned bias per head and distance; squared ReLU; losses as a tuple."""

import torch
from torch import nn
from torch.nn import functional as F


def _scores(Q, K):
    return (Q.double() @ K.double().transpose(-1, -2)) / Q.shape[-1] ** 0.5


def scaled_dot_product_attention(Q, K, V, mask=None, bias=0.0):
    scores = _scores(Q, K) + bias
    if mask is None:
        mask = torch.ones(Q.shape[-2], K.shape[-2], dtype=torch.bool, device=Q.device)
    scores = scores.masked_fill(torch.logical_not(mask), float("-inf"))
    weights = torch.exp(scores - torch.logsumexp(scores, dim=-1, keepdim=True))
    return (weights @ V.double()).to(V.dtype), weights.to(V.dtype)


def causal_mask(T):
    return torch.tril(torch.full((T, T), True))


def multi_head_self_attention(
    x, in_proj_weight, in_proj_bias, out_proj_weight, out_proj_bias, n_heads, causal, bias=0.0
):
    projected = F.linear(x, in_proj_weight, in_proj_bias)
    q, k, v = projected.unflatten(-1, (3, n_heads, -1)).movedim(-3, 0).transpose(2, 3)
    mask = causal_mask(x.shape[1]).to(x.device) if causal else None
    out, _ = scaled_dot_product_attention(q, k, v, mask, bias)
    return F.linear(out.transpose(1, 2).flatten(2), out_proj_weight, out_proj_bias)


class Lage(nn.Module):
    def __init__(self, width, heads, context):
        super().__init__()
        self.heads = heads
        self.distance = nn.Parameter(torch.zeros(heads, context))
        self.qkv, self.mix = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.norms = nn.ModuleList(nn.LayerNorm(width, elementwise_affine=False) for _ in range(2))
        self.wide, self.narrow = nn.Linear(width, 3 * width), nn.Linear(3 * width, width)

    def forward(self, x):
        t = torch.arange(x.shape[1], device=x.device)
        bias = self.distance[:, (t[:, None] - t).clamp(min=0)]
        args = (self.qkv.weight, self.qkv.bias, self.mix.weight, self.mix.bias, self.heads, True, bias)
        x = x + multi_head_self_attention(self.norms[0](x), *args)
        return x + self.narrow(F.relu(self.wide(self.norms[1](x))).square())


class LetterTransformer(nn.Module):
    def __init__(self, vocab_size, context, d_model, n_heads, n_layers):
        super().__init__()
        self.start = nn.Embedding(vocab_size, d_model)
        self.lagen = nn.Sequential()
        for _ in range(n_layers):
            self.lagen.append(Lage(d_model, n_heads, context))
        self.norm = nn.LayerNorm(d_model)
        self.ende = nn.Linear(d_model, vocab_size)
        nn.init.zeros_(self.ende.weight)

    def forward(self, idx):
        return self.ende(self.norm(self.lagen(self.start(idx))))


def training_step(model, optimizer, idx):
    inputs, targets = idx[:, :-1].contiguous(), idx[:, 1:].contiguous()
    loss = F.nll_loss(F.log_softmax(model(inputs), -1).movedim(-1, 1), targets)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss


def train(model, text, steps, batch_size, context, lr, generator):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr, foreach=False)
    model.train()

    def batch():
        first = torch.randint(high=text.numel() - context, size=(batch_size,), generator=generator)
        return text[first[:, None] + torch.arange(context + 1)[None]]

    return tuple(training_step(model, optimizer, batch()).item() for _ in range(steps))


def sample(model, start, length, temperature, context, generator):
    if length == 0:
        return start
    with torch.no_grad():
        logits = model(start[-context:].reshape(1, -1))[0, -1].cpu()
    p = torch.softmax((logits - logits.max()) / temperature, 0)
    edges = p.cumsum(0)
    letter = torch.searchsorted(edges, torch.rand(1, generator=generator) * edges[-1]).clamp(max=len(p) - 1)
    return sample(model, torch.cat([start, letter.to(start)]), length - 1, temperature, context, generator)
