"""nn.MultiheadAttention as a mere container of weights, post-norm, embedding times √D as in Vaswani et al.

Callable objects and lambdas instead of functions; torch's own attention for comparison in the demo only.
"""

from __future__ import annotations

import torch
import torch.nn as nn
import torch.nn.functional as F


class Attention:
    def __call__(self, Q, K, V, mask=None):
        scores = Q.matmul(K.swapaxes(-1, -2)) * Q.shape[-1] ** -0.5
        if mask is None:
            mask = torch.ones_like(scores, dtype=torch.bool)
        weights = torch.where(mask, scores, float("-inf")).softmax(dim=-1)
        return [weights @ V, weights]


scaled_dot_product_attention = Attention()
causal_mask = lambda T: torch.tensor([[c <= r for c in range(T)] for r in range(T)])  # noqa: E731


def multi_head_self_attention(x, in_proj_weight, in_proj_bias, out_proj_weight, out_proj_bias, n_heads, causal):
    N, T, D = x.shape
    q, k, v = (
        torch.stack(part.chunk(n_heads, dim=2)) for part in (x @ in_proj_weight.t() + in_proj_bias).tensor_split(3, 2)
    )
    out, _ = scaled_dot_product_attention(q, k, v, causal_mask(T).to(x.device) if causal else None)
    joined = torch.cat(out.unbind(0), dim=-1).reshape(N * T, D)
    return torch.addmm(out_proj_bias, joined, out_proj_weight.t()).reshape(N, T, D)


class TransformerBlock(nn.Module):
    def __init__(self, d_model, n_heads):
        super().__init__()
        self.mha = nn.MultiheadAttention(d_model, n_heads)
        self.ln1, self.ln2 = nn.LayerNorm(d_model), nn.LayerNorm(d_model)
        self.ff = nn.Sequential(
            nn.Linear(d_model, 4 * d_model), nn.GELU(), nn.Dropout(0.2), nn.Linear(4 * d_model, d_model)
        )

    def forward(self, x):
        m = self.mha
        weights = (m.in_proj_weight, m.in_proj_bias, m.out_proj.weight, m.out_proj.bias)
        x = self.ln1(x + multi_head_self_attention(x, *weights, n_heads=m.num_heads, causal=True))
        return self.ln2(x + self.ff(x))


class LetterTransformer(nn.Module):
    def __init__(self, vocab_size, context, d_model, n_heads, n_layers):
        super().__init__()
        self.emb, self.pos = nn.Embedding(vocab_size, d_model), nn.Embedding(context, d_model)
        nn.init.normal_(self.emb.weight, std=d_model**-0.5)
        self.blocks = nn.ModuleList([TransformerBlock(d_model, n_heads) for _ in range(n_layers)])
        self.head = nn.Linear(d_model, vocab_size)

    def forward(self, idx):
        x = self.emb(idx) * self.emb.embedding_dim**0.5 + self.pos(torch.arange(idx.shape[-1], device=idx.device))
        for block in self.blocks:
            x = block(x)
        return self.head(x)


criterion = nn.CrossEntropyLoss()


def training_step(model, optimizer, idx):
    optimizer.zero_grad()
    loss = criterion(model(idx[:, :-1]).permute(0, 2, 1), idx[:, 1:])
    loss.backward()
    optimizer.step()
    return loss.detach()


def train(model, text, steps, batch_size, context, lr, generator):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(steps):
        starts = torch.randint(len(text) - context, (batch_size,), generator=generator)
        x = torch.stack([text[i : i + context] for i in starts])
        y = torch.stack([text[i + 1 : i + context + 1] for i in starts])
        losses.append(training_step(model, optimizer, torch.cat([x, y[:, -1:]], dim=1)))
    return losses


def sample(model, start, length, temperature, context, generator):
    before = model.training
    model.eval()
    text = start
    for _ in range(length):
        with torch.no_grad():
            probs = torch.softmax(model(text[-context:].view(1, -1))[0, -1].div(temperature), 0)
        text = torch.hstack([text, torch.multinomial(probs.cpu(), 1, generator=generator).to(text.device)])
    model.train(before)
    return text


def compare_with_torch():
    q = torch.randn(2, 3, 4)
    print(F.scaled_dot_product_attention(q, q, q) - scaled_dot_product_attention(q, q, q)[0])
    print(nn.MultiheadAttention(4, 2)(q, q, q)[0])


if __name__ == "__main__":
    compare_with_torch()
