"""Rotary positions, small start values, dropout while training, no biases, tied weights, a gated feed-forward net.

A NamedTuple as result, windows from a DataLoader.
"""

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.utils.data import DataLoader, Dataset, RandomSampler


class Attended(NamedTuple):
    out: Tensor
    weights: Tensor


def scaled_dot_product_attention(Q: Tensor, K: Tensor, V: Tensor, mask: Tensor | None = None) -> Attended:
    scores = Q @ K.mT / torch.sqrt(torch.tensor(Q.shape[-1]))
    if mask is not None:
        scores[~mask.expand_as(scores)] = -1e9
    weights = nn.Softmax(dim=-1)(scores)
    return Attended(weights @ V, weights)


def causal_mask(T: int) -> Tensor:
    return ~torch.ones(T, T).triu(1).bool()


def multi_head_self_attention(x, in_proj_weight, in_proj_bias, out_proj_weight, out_proj_bias, n_heads, causal):
    N, T, D = x.shape
    qkv = F.linear(x, in_proj_weight, in_proj_bias)
    q, k, v = (part.view(N, T, n_heads, D // n_heads).transpose(1, 2) for part in qkv.split(D, dim=-1))
    mask = torch.ones(T, T, dtype=torch.bool, device=x.device)
    y = scaled_dot_product_attention(q, k, v, mask.tril() if causal else mask).out
    return F.linear(y.transpose(1, 2).contiguous().view(N, T, D), out_proj_weight, out_proj_bias)


def rotate(x: Tensor) -> Tensor:
    T, width = x.shape[-2:]
    frequency = 1 / 10000 ** (torch.arange(0, width, 2, device=x.device) / width)
    angle = torch.arange(T, device=x.device)[:, None] * frequency
    a, b = x[..., 0::2], x[..., 1::2]
    return torch.stack((a * angle.cos() - b * angle.sin(), a * angle.sin() + b * angle.cos()), dim=-1).flatten(-2)


class Block(nn.Module):
    def __init__(self, d: int, h: int) -> None:
        super().__init__()
        self.h = h
        self.n1, self.n2 = nn.LayerNorm(d), nn.LayerNorm(d)
        self.qkv, self.o = nn.Linear(d, 3 * d, bias=False), nn.Linear(d, d, bias=False)
        self.gate, self.up, self.down = (nn.Linear(*size, bias=False) for size in ((d, 3 * d), (d, 3 * d), (3 * d, d)))
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor) -> Tensor:
        N, T, _ = x.shape
        q, k, v = (part.view(N, T, self.h, -1).transpose(1, 2) for part in self.qkv(self.n1(x)).chunk(3, -1))
        y = scaled_dot_product_attention(rotate(q), rotate(k), v, causal_mask(T).to(x.device)).out
        x = x + self.drop(self.o(y.transpose(1, 2).flatten(2)))
        y = self.n2(x)
        return x + self.drop(self.down(F.silu(self.gate(y)) * self.up(y)))


class LetterTransformer(nn.Module):
    def __init__(self, vocab_size: int, context: int, d_model: int, n_heads: int, n_layers: int) -> None:
        super().__init__()
        self.context = context
        self.wte = nn.Embedding(vocab_size, d_model)
        self.drop = nn.Dropout(0.1)
        self.h = nn.ModuleDict({f"layer {i}": Block(d_model, n_heads) for i in range(n_layers)})
        self.ln_f = nn.LayerNorm(d_model)
        self.lm_head = nn.Linear(d_model, vocab_size, bias=False)
        self.wte.weight = self.lm_head.weight
        self.apply(self._init_weights)

    def _init_weights(self, module: nn.Module) -> None:
        if isinstance(module, nn.Linear | nn.Embedding):
            nn.init.normal_(module.weight, mean=0.0, std=0.02)

    def forward(self, idx: Tensor) -> Tensor:
        assert idx.size(1) <= self.context, f"too long: {idx.size(1)}"
        x = self.drop(self.wte(idx))
        for block in self.h.values():
            x = block(x)
        return self.lm_head(self.ln_f(x))


def training_step(model: nn.Module, optimizer: torch.optim.Optimizer, idx: Tensor) -> float:
    model.train()
    logits = model(idx[:, :-1])
    loss = F.cross_entropy(logits.reshape(-1, logits.size(-1)), idx[:, 1:].reshape(-1))
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    optimizer.step()
    return loss.item()


class Windows(Dataset):
    def __init__(self, text: Tensor, context: int) -> None:
        self.text, self.context = text, context

    def __len__(self) -> int:
        return len(self.text) - self.context

    def __getitem__(self, i: int) -> Tensor:
        return self.text[i : i + self.context + 1]


def train(
    model: nn.Module, text: Tensor, steps: int, batch_size: int, context: int, lr: float, generator: torch.Generator
) -> list[float]:
    data = Windows(text, context)
    sampler = RandomSampler(data, replacement=True, num_samples=steps * batch_size, generator=generator)
    batches = DataLoader(data, batch_size=batch_size, sampler=sampler, generator=generator)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    return [training_step(model, optimizer, batch) for batch in batches]


@torch.no_grad()
def sample(
    model: nn.Module, start: Tensor, length: int, temperature: float, context: int, generator: torch.Generator
) -> Tensor:
    model.eval()
    idx = start.unsqueeze(0)
    for _ in range(length):
        cond = idx if idx.size(1) <= context else idx[:, -context:]
        probs = F.softmax(model(cond)[:, -1, :] / temperature, dim=-1)
        idx = torch.cat((idx, torch.multinomial(probs.cpu(), 1, generator=generator).to(idx)), dim=1)
    return idx.squeeze(0)
