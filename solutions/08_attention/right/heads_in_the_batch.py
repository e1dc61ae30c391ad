"""Heads become part of the batch and bmm multiplies; a huge negative number instead of -inf; RMS norm.

Positions stand beside the embedding instead of being added; the root of d_k is taken in float32.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn


def scaled_dot_product_attention(Q: Tensor, K: Tensor, V: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
    lead = Q.shape[:-2]
    q, k, v = (a.reshape(-1, *a.shape[-2:]) for a in (Q, K, V))
    scores = torch.bmm(q, k.transpose(1, 2)) / torch.tensor(Q.shape[-1]).sqrt().item()
    scores = scores.reshape(*lead, Q.shape[-2], K.shape[-2])
    if mask is not None:
        scores.masked_fill_(~mask, torch.finfo(scores.dtype).min)
    weights = torch.softmax(scores, dim=-1)
    out = torch.bmm(weights.reshape(-1, *weights.shape[-2:]), v)
    return out.reshape(*lead, *out.shape[-2:]), weights


def causal_mask(T: int) -> Tensor:
    return torch.tensor([[column <= row for column in range(T)] for row in range(T)])


def multi_head_self_attention(
    x: Tensor,
    in_proj_weight: Tensor,
    in_proj_bias: Tensor,
    out_proj_weight: Tensor,
    out_proj_bias: Tensor,
    n_heads: int,
    causal: bool,
) -> Tensor:
    N, T, D = x.size()

    def fold(a: Tensor) -> Tensor:
        return a.reshape(N, T, n_heads, -1).swapaxes(1, 2).reshape(N * n_heads, T, -1)

    q, k, v = map(fold, F.linear(x, in_proj_weight, in_proj_bias).split(D, dim=2))
    mask = causal_mask(T).to(x.device).expand(N * n_heads, T, T) if causal else None
    out, _ = scaled_dot_product_attention(q, k, v, mask)
    out = out.reshape(N, n_heads, T, -1).swapaxes(1, 2).reshape(N, T, D)
    return F.linear(out, out_proj_weight, out_proj_bias)


class RMSNorm(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.gain = nn.Parameter(torch.ones(width))

    def forward(self, x: Tensor) -> Tensor:
        return self.gain * x / (x.pow(2).mean(-1, keepdim=True) + 1e-6).sqrt()


class LetterTransformer(nn.Module):
    def __init__(self, vocab_size: int, context: int, d_model: int, n_heads: int, n_layers: int) -> None:
        super().__init__()
        self.n_heads, self.n_layers = n_heads, n_layers
        half = d_model // 2
        self.what = nn.Embedding(vocab_size, d_model - half)
        self.where = nn.Parameter(torch.randn(1, context, half))
        for i in range(n_layers):
            self.add_module(f"qkv{i}", nn.Linear(d_model, 3 * d_model))
            self.add_module(f"proj{i}", nn.Linear(d_model, d_model))
            self.add_module(f"norm{i}", RMSNorm(d_model))
            self.add_module(
                f"ff{i}", nn.Sequential(RMSNorm(d_model), nn.Linear(d_model, 64), nn.Tanh(), nn.Linear(64, d_model))
            )
        self.last = nn.Sequential(RMSNorm(d_model), nn.Linear(d_model, vocab_size))

    def forward(self, idx: Tensor) -> Tensor:
        N, T = idx.shape
        x = torch.cat([self.what(idx), self.where[:, :T].expand(N, -1, -1)], dim=-1)
        for i in range(self.n_layers):
            qkv, proj = getattr(self, f"qkv{i}"), getattr(self, f"proj{i}")
            y = getattr(self, f"norm{i}")(x)
            x = x + multi_head_self_attention(
                y, qkv.weight, qkv.bias, proj.weight, proj.bias, n_heads=self.n_heads, causal=True
            )
            x = x + getattr(self, f"ff{i}")(x)
        return self.last(x)


def training_step(model: nn.Module, optimizer: torch.optim.Optimizer, idx: Tensor) -> float:
    for group in optimizer.param_groups:
        for p in group["params"]:
            p.grad = None
    logits = model(idx[..., :-1])
    target = F.one_hot(idx[..., 1:], logits.shape[-1]).to(logits.dtype)
    loss = (torch.logsumexp(logits, -1) - (logits * target).sum(-1)).mean()
    value = loss.item()
    loss.backward()
    optimizer.step()
    return value


def train(
    model: nn.Module, text: Tensor, steps: int, batch_size: int, context: int, lr: float, generator: torch.Generator
) -> list[float]:
    losses: list[float] = []
    optimizer = torch.optim.Adam(list(model.parameters()), lr=lr, betas=(0.9, 0.999), eps=1e-8)
    while len(losses) < steps:
        starts = (torch.rand(batch_size, generator=generator, dtype=torch.float64) * (len(text) - context)).long()
        batch = torch.stack([text[int(s) + torch.arange(context + 1)] for s in starts])
        losses += [training_step(model, optimizer, batch)]
    return losses


@torch.inference_mode()
def sample(
    model: nn.Module, start: Tensor, length: int, temperature: float, context: int, generator: torch.Generator
) -> Tensor:
    text = start.tolist()
    while len(text) < len(start) + length:
        logits = model(torch.tensor(text[-context:], device=start.device).unsqueeze(0))[0][-1].cpu()
        p = F.log_softmax(logits, dim=0).div(temperature).sub(logits.max() / temperature).softmax(0)
        text.append(int(torch.multinomial(p, num_samples=1, generator=generator)))
    return torch.tensor(text, dtype=torch.int64, device=start.device)
