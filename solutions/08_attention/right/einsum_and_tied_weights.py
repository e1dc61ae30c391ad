"""Einstein sums; embedding and output share their weights; positions start at zero; optimizer with a closure."""

import math

import torch
import torch.nn as nn
import torch.nn.functional as F


def scaled_dot_product_attention(Q, K, V, mask=None):
    scores = torch.einsum("...qd,...kd->...qk", Q / math.sqrt(Q.size(-1)), K)
    if mask is not None:
        scores = torch.where(mask, scores, torch.full_like(scores, -math.inf))
    weights = F.softmax(scores, -1)
    return torch.einsum("...qk,...kv->...qv", weights, V), weights


def causal_mask(T):
    index = torch.arange(T)
    return index[:, None] >= index


def multi_head_self_attention(x, in_proj_weight, in_proj_bias, out_proj_weight, out_proj_bias, n_heads, causal):
    D = x.size(-1)
    W = in_proj_weight.view(3, n_heads, D // n_heads, D)
    b = in_proj_bias.view(3, n_heads, 1, D // n_heads)
    Q, K, V = torch.einsum("ntd,chkd->cnhtk", x, W) + b[:, None]
    mask = causal_mask(x.size(1)).to(x.device) if causal else None
    out = scaled_dot_product_attention(Q, K, V, mask)[0]
    return torch.einsum("nhtk,ohk->nto", out, out_proj_weight.view(D, n_heads, D // n_heads)) + out_proj_bias


class Layer(nn.Module):
    def __init__(self, D, h):
        super().__init__()
        self.h = h
        self.ln_1, self.ln_2 = nn.LayerNorm(D), nn.LayerNorm(D)
        self.in_w, self.in_b = nn.Parameter(torch.empty(3 * D, D)), nn.Parameter(torch.zeros(3 * D))
        self.out_w, self.out_b = nn.Parameter(torch.empty(D, D)), nn.Parameter(torch.zeros(D))
        self.up, self.down = nn.Linear(D, 4 * D), nn.Linear(4 * D, D)
        for p in (self.in_w, self.out_w, self.up.weight, self.down.weight):
            nn.init.normal_(p, std=0.05)

    def forward(self, x):
        x = x + multi_head_self_attention(self.ln_1(x), self.in_w, self.in_b, self.out_w, self.out_b, self.h, True)
        return x + self.down(F.gelu(self.up(self.ln_2(x))))


class LetterTransformer(nn.Module):
    def __init__(self, vocab_size, context, d_model, n_heads, n_layers):
        super().__init__()
        self.wte = nn.Embedding(vocab_size, d_model)
        self.wpe = nn.Embedding(context, d_model)
        nn.init.normal_(self.wte.weight, std=0.1)
        nn.init.zeros_(self.wpe.weight)
        self.h = nn.ModuleList(Layer(d_model, n_heads) for _ in range(n_layers))
        self.ln_f = nn.LayerNorm(d_model)
        self.lm_head = nn.Linear(d_model, vocab_size, bias=False)
        self.lm_head.weight = self.wte.weight

    def forward(self, idx):
        x = self.wte(idx) + self.wpe(torch.arange(idx.size(1), device=idx.device))
        for layer in self.h:
            x = layer(x)
        return self.lm_head(self.ln_f(x))


def training_step(model, optimizer, idx):
    def closure():
        optimizer.zero_grad(set_to_none=False)
        loss = F.cross_entropy(model(idx[:, :-1]).transpose(1, 2), idx[:, 1:])
        loss.backward()
        return loss

    return optimizer.step(closure).detach()


def train(model, text, steps, batch_size, context, lr, generator):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    windows = text.unfold(0, context + 1, 1)
    losses = torch.zeros(steps)
    for step in range(steps):
        choice = torch.randint(windows.size(0), (batch_size,), generator=generator)
        losses[step] = training_step(model, optimizer, windows[choice.to(windows.device)])
    return losses


def sample(model, start, length, temperature, context, generator):
    idx = start.clone()[None]
    with torch.inference_mode():
        for _ in range(length):
            logits = model(idx[:, -context:])[:, -1]
            p = F.softmax(logits.cpu().double() / temperature, dim=-1)
            idx = torch.cat((idx, torch.multinomial(p, 1, generator=generator).to(idx.device)), dim=1)
    return idx[0].clone()
