import torch
from torch import nn


def scaled_dot_product_attention(Q, K, V, mask=None):
    scores = torch.matmul(Q * Q.size(-1) ** -0.5, K.mT)
    if mask is not None:
        scores = torch.where(mask == 0, torch.tensor(float("-inf"), dtype=Q.dtype, device=Q.device), scores)
    e = (scores - scores.amax(-1, keepdim=True)).exp()
    weights = e / e.sum(-1, keepdim=True)
    return torch.matmul(weights, V), weights


def causal_mask(T):
    zeilen = [[1 if s <= t else 0 for s in range(T)] for t in range(T)]
    return torch.tensor(zeilen)


def multi_head_self_attention(x, in_proj_weight, in_proj_bias, out_proj_weight, out_proj_bias, n_heads, causal):
    Q, K, V = (
        nn.functional.linear(x, w, b).unflatten(-1, (n_heads, -1)).swapaxes(1, 2)
        for w, b in zip(in_proj_weight.chunk(3), in_proj_bias.chunk(3))
    )
    mask = causal_mask(x.shape[1]).to(x.device) if causal else None
    out, _ = scaled_dot_product_attention(Q, K, V, mask)
    return nn.functional.linear(out.swapaxes(1, 2).flatten(2), out_proj_weight, out_proj_bias)


class TransformerBlock(nn.Module):
    def __init__(self, d_model, n_heads):
        super().__init__()
        self.n_heads = n_heads
        self.norms = nn.ModuleList([nn.LayerNorm(d_model), nn.LayerNorm(d_model)])
        self.inner, self.outer = nn.Linear(d_model, 3 * d_model), nn.Linear(d_model, d_model)
        self.wide, self.narrow = nn.Linear(d_model, 2 * d_model), nn.Linear(2 * d_model, d_model)

    def attend(self, x):
        return multi_head_self_attention(
            x, self.inner.weight, self.inner.bias, self.outer.weight, self.outer.bias, n_heads=self.n_heads, causal=True
        )

    def forward(self, x):
        x = x + self.attend(self.norms[0](x))
        return x + self.narrow(nn.functional.gelu(self.wide(self.norms[1](x))))


class LetterTransformer(nn.Module):
    def __init__(self, vocab_size, context, d_model, n_heads, n_layers):
        super().__init__()
        self.what = nn.Embedding(vocab_size, d_model)
        self.where = nn.Embedding(context, d_model)
        self.layers = nn.ModuleList([TransformerBlock(d_model, n_heads) for _ in range(n_layers)])
        self.norm = nn.LayerNorm(d_model)
        self.out = nn.Linear(d_model, vocab_size)

    def forward(self, idx):
        x = self.what(idx) + self.where(torch.arange(idx.shape[1], device=idx.device))
        for layer in self.layers:
            x = layer(x)
        return self.out(self.norm(x))


def training_step(model, optimizer, idx):
    optimizer.zero_grad()
    log_p = torch.log_softmax(model(idx[:, :-1]), dim=-1)
    loss = -log_p.gather(2, idx[:, 1:, None]).mean()
    loss.backward()
    optimizer.step()
    return float(loss)


def train(model, text, steps, batch_size, context, lr, generator):
    adam = torch.optim.Adam(model.parameters(), lr=lr)
    windows = text.unfold(0, context + 1, 1)
    losses = []
    while len(losses) < steps:
        chosen = torch.randint(0, len(windows), (batch_size,), generator=generator)
        losses.append(training_step(model, adam, windows[chosen.to(text.device)]))
    return losses


def sample(model, start, length, temperature, context, generator):
    letters = list(start)
    with torch.no_grad():
        while len(letters) < len(start) + length:
            seen = torch.stack(letters[-context:]).unsqueeze(0)
            p = nn.functional.softmax(model(seen)[0, -1].cpu() / temperature, dim=0)
            letters.append(p.multinomial(1, generator=generator)[0].to(start.device))
    return torch.stack(letters)
