"""Assignment 08: attention and a small letter-level transformer (Vaswani et al. 2017).

Queries are compared with keys, and the values are averaged with the resulting weights; a transformer stacks this.
Letters are whole numbers 0 … V-1 (int64). Results live on the device of the inputs and have their dtype.
"""

from __future__ import annotations

import math
import textwrap
from contextlib import contextmanager

import torch
from torch import nn
from torch.nn import functional as F


# %% task 1
def scaled_dot_product_attention(
    Q: torch.Tensor, K: torch.Tensor, V: torch.Tensor, mask: torch.Tensor | None = None
) -> tuple[torch.Tensor, torch.Tensor]:
    """Scaled dot-product attention: softmax(Q Kᵀ / √d_k) V.

    Args:
        Q: (…, Tq, dk) queries.
        K: (…, Tk, dk) keys, with the same leading dimensions.
        V: (…, Tk, dv) values, with the same leading dimensions.
        mask: bool, broadcastable to (…, Tq, Tk); True = the query in this row may attend to the key in this
            column. Every row has at least one True. None: everything is allowed.

    Returns:
        The pair (out, weights): out (…, Tq, dv), weights (…, Tq, Tk). Every row of the weights sums to 1 and is
        exactly 0 where the mask is False. Scores of size 1000 do no harm. The inputs stay unchanged.
    """
    ### BEGIN SOLUTION
    scores = Q @ K.transpose(-2, -1) / math.sqrt(Q.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(~mask, -math.inf)
    weights = torch.softmax(scores, dim=-1)
    return weights @ V, weights
    ### END SOLUTION


# %% task 2
def causal_mask(T: int) -> torch.Tensor:
    """Who may look at whom when letters are predicted one after the other.

    Args:
        T: number of positions, at least 1.

    Returns:
        (T, T) bool on the CPU: entry [t, s] is True exactly if s <= t.
    """
    ### BEGIN SOLUTION
    return torch.ones(T, T, dtype=torch.bool).tril()
    ### END SOLUTION


# %% task 3
def multi_head_self_attention(
    x: torch.Tensor,
    in_proj_weight: torch.Tensor,
    in_proj_bias: torch.Tensor,
    out_proj_weight: torch.Tensor,
    out_proj_bias: torch.Tensor,
    n_heads: int,
    causal: bool,
) -> torch.Tensor:
    """Multi-head self-attention with the weights in the layout of torch.nn.MultiheadAttention.

    Args:
        x: (N, T, D), one row per position.
        in_proj_weight: (3D, D), the row blocks W_Q, W_K, W_V; a row vector is projected as x Wᵀ + b.
        in_proj_bias: (3D,), the blocks b_Q, b_K, b_V.
        out_proj_weight: (D, D), W_O.
        out_proj_bias: (D,), b_O.
        n_heads: number of heads; head j owns the features j·D/n_heads up to (j+1)·D/n_heads. D is a multiple of it.
        causal: True: position t sees the positions up to t only.

    Returns:
        (N, T, D), the output alone, without the weights. The inputs stay unchanged.
    """
    ### BEGIN SOLUTION
    N, T, D = x.shape
    projected = x @ in_proj_weight.T + in_proj_bias
    heads = projected.reshape(N, T, 3, n_heads, D // n_heads).permute(2, 0, 3, 1, 4)  # (3, N, n_heads, T, D/n_heads)
    mask = causal_mask(T).to(x.device) if causal else None
    out, _ = scaled_dot_product_attention(heads[0], heads[1], heads[2], mask)
    return out.transpose(1, 2).reshape(N, T, D) @ out_proj_weight.T + out_proj_bias
    ### END SOLUTION


# %% task 4
class TransformerBlock(nn.Module):
    """One layer: masked multi-head attention and a feed-forward net, each with norm and residual connection.

    A suggestion: only LetterTransformer is checked, you may build it in another way.
    """

    def __init__(self, d_model: int, n_heads: int) -> None:
        super().__init__()
        ### BEGIN SOLUTION
        self.n_heads = n_heads
        self.attention_norm = nn.LayerNorm(d_model)
        self.in_proj = nn.Linear(d_model, 3 * d_model)
        self.out_proj = nn.Linear(d_model, d_model)
        self.feed_forward = nn.Sequential(
            nn.LayerNorm(d_model), nn.Linear(d_model, 4 * d_model), nn.ReLU(), nn.Linear(4 * d_model, d_model)
        )
        ### END SOLUTION

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """(N, T, d_model) to (N, T, d_model)."""
        ### BEGIN SOLUTION
        x = x + multi_head_self_attention(
            self.attention_norm(x),
            self.in_proj.weight,
            self.in_proj.bias,
            self.out_proj.weight,
            self.out_proj.bias,
            n_heads=self.n_heads,
            causal=True,
        )
        return x + self.feed_forward(x)
        ### END SOLUTION


class LetterTransformer(nn.Module):
    """A transformer that predicts the next letter at every position.

    Args:
        vocab_size: V, number of different letters.
        context: largest number of letters that forward is given.
        d_model: D, width of the model; even, and a multiple of n_heads.
        n_heads: heads per layer.
        n_layers: number of layers, each with weights of its own.
    """

    def __init__(self, vocab_size: int, context: int, d_model: int, n_heads: int, n_layers: int) -> None:
        super().__init__()
        ### BEGIN SOLUTION
        self.letters = nn.Embedding(vocab_size, d_model)
        self.positions = nn.Parameter(torch.randn(context, d_model))
        self.blocks = nn.Sequential(*[TransformerBlock(d_model, n_heads) for _ in range(n_layers)])
        self.head = nn.Sequential(nn.LayerNorm(d_model), nn.Linear(d_model, vocab_size))
        ### END SOLUTION

    def forward(self, idx: torch.Tensor) -> torch.Tensor:
        """Logits for the next letter.

        Args:
            idx: (N, T) int64, 1 <= T <= context.

        Returns:
            (N, T, V): the softmax of [n, t] is the distribution of the letter after idx[n, t], given idx[n, : t+1].
        """
        ### BEGIN SOLUTION
        x = self.letters(idx) + self.positions[: idx.shape[1]]
        return self.head(self.blocks(x))
        ### END SOLUTION


# %% task 5
def training_step(model: nn.Module, optimizer: torch.optim.Optimizer, idx: torch.Tensor) -> float:
    """One step of learning to predict the next letter.

    Args:
        model: maps (N, T) int64 to logits (N, T, V); any model, not only LetterTransformer.
        optimizer: over the parameters of the model.
        idx: (N, T+1) int64: inputs are the first T letters of each row, targets the last T.

    Returns:
        The mean cross-entropy in nats per letter over all N·T predictions, before the update. The optimizer makes
        exactly one step, with the gradient of this loss alone.
    """
    ### BEGIN SOLUTION
    logits = model(idx[:, :-1])
    loss = F.cross_entropy(logits.flatten(0, 1), idx[:, 1:].flatten())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
    ### END SOLUTION


def train(
    model: nn.Module,
    text: torch.Tensor,
    steps: int,
    batch_size: int,
    context: int,
    lr: float,
    generator: torch.Generator,
) -> list[float]:
    """Train with torch.optim.Adam (learning rate lr, otherwise its defaults) on random windows of a text.

    Args:
        model: as in training_step, changed in place.
        text: (L,) int64 on the model's device, L >= context + 1.
        steps: number of training steps.
        batch_size: windows per step.
        context: T; a window holds T+1 letters that follow each other. Its start is drawn with equal probability
            from 0 … L-T-1.
        lr: learning rate.
        generator: on the CPU; the only source of randomness.

    Returns:
        The losses of the steps.
    """
    ### BEGIN SOLUTION
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    window = torch.arange(context + 1)
    losses = []
    for _ in range(steps):
        starts = torch.randint(len(text) - context, (batch_size, 1), generator=generator)
        losses.append(training_step(model, optimizer, text[(starts + window).to(text.device)]))
    return losses
    ### END SOLUTION


# %% task 6
@torch.no_grad()
def sample(
    model: nn.Module, start: torch.Tensor, length: int, temperature: float, context: int, generator: torch.Generator
) -> torch.Tensor:
    """Let the model write: draw letter after letter from softmax(logits / temperature).

    Args:
        model: as in training_step.
        start: (S,) int64, S >= 1, on the model's device.
        length: number of letters to append.
        temperature: greater than 0; small: only the most probable letters, large: all alike.
        context: the model is given the last `context` letters, or all of them while there are fewer.
        generator: on the CPU; the only source of randomness.

    Returns:
        (S + length,) int64 on the device of `start`: the start and the new letters. No gradient is recorded.
    """
    ### BEGIN SOLUTION
    text = start
    for _ in range(length):
        logits = model(text[None, -context:])[0, -1]
        probabilities = torch.softmax(logits / temperature, dim=-1)
        letter = torch.multinomial(probabilities.cpu(), 1, generator=generator)
        text = torch.cat([text, letter.to(text.device)])
    return text
    ### END SOLUTION


# %% demo
LETTERS = "abcdefg"
PROBABILITIES = [0.42, 0.32, 0.10, 0.10, 0.02, 0.02, 0.02]
FOLLOWERS = ["facedgb", "gfbadce", "gdecafb", "cebgfad", "bdfegac", "dcfeagb", "abgdfec"]  # after a, b, …, g
ENTROPY_RATE = -sum(p * math.log(p) for p in PROBABILITIES)
BLUE, ORANGE, GREEN = "#0072B2", "#D55E00", "#009E73"  # told apart with any kind of colour vision
GERMAN_TEXT = """
Im alten Rathaus, gleich neben der Uhr, wohnte eine kleine graue Maus. Jeden Abend, wenn die Glocke acht schlug und
der Hausmeister das letzte Fenster schloss, lief die Maus durch den langen Gang in die Bibliothek. Dort standen die
Bücher in langen Reihen, und die Maus las eine Seite nach der anderen. Sie las nicht wie die Menschen, von oben nach
unten und mit einer Brille auf der Nase. Sie las Buchstabe für Buchstabe, und bei jedem Buchstaben fragte sie sich,
welcher wohl als nächster kommt.

Am Anfang riet die Maus nur. Nach einem e kam ein n, nach einem n kam ein d, und nach einem q kam immer ein u. Das war
leicht. Dann merkte die Maus, dass es nicht reicht, nur den letzten Buchstaben anzusehen. Nach der Silbe schl konnte
ein a kommen, aber nach einem l allein konnte fast alles kommen. Also sah sie auf zwei Buchstaben zurück, dann auf
drei, dann auf ein ganzes Wort. Und weil sie eine kluge Maus war, sah sie bald nicht mehr auf alle Buchstaben gleich
lange. Sie sah dorthin, wo etwas stand, das ihr weiterhalf.

Eines Abends saß auf dem Fensterbrett ein Rabe. Der Rabe war schwarz und alt und hatte schon viele Bücher gesehen,
aber noch nie eines gelesen. Was machst du da, fragte der Rabe. Ich rate den nächsten Buchstaben, sagte die Maus. Und
wozu ist das gut, fragte der Rabe. Das weiß ich noch nicht, sagte die Maus, aber ich rate jeden Tag ein wenig besser.
Der Rabe lachte und flog davon.

Am nächsten Abend kam der Rabe wieder. Heute will ich dich prüfen, sagte er. Ich lese dir einen Satz vor, und du sagst
mir, wie er weitergeht. Gut, sagte die Maus, aber du darfst mir das Ende nicht zeigen. Wer das Ende kennt, der rät
nicht, der schreibt nur ab. Der Rabe nickte, denn das sah er ein. Er las einen Satz, und die Maus sagte den nächsten
Buchstaben, und noch einen, und noch einen, bis der Satz zu Ende war. Der Rabe staunte. Er las noch einen Satz und
noch einen, und die Maus riet und riet. Manchmal lag sie falsch, aber auch dann klang es wie ein Wort.

Kannst du auch ganz allein weiterschreiben, fragte der Rabe. Die Maus dachte nach. Ich kann es versuchen, sagte sie.
Sie nahm ein Blatt und schrieb einen Buchstaben, und dann den Buchstaben, der am besten dazu passte, und dann wieder
den, der am besten passte. Aber das wurde langweilig, denn nach jedem Satz kam wieder derselbe Satz. Du bist zu kalt,
sagte der Rabe, du musst auch einmal etwas wagen. Da wurde die Maus mutig und nahm manchmal den zweiten Buchstaben und
manchmal sogar den dritten. Nun wurde die Geschichte bunt. Aber als die Maus gar zu mutig wurde und jeden Buchstaben
nahm, der ihr gerade einfiel, da konnte niemand mehr lesen, was auf dem Blatt stand. Jetzt bist du zu heiß, sagte der
Rabe.

So saßen die beiden Abend für Abend in der Bibliothek, die Maus mit dem Blatt und der Rabe auf dem Fensterbrett. Die
Maus schrieb, und der Rabe sagte warm oder kalt. Und wenn die Glocke zwölf schlug, dann lief die Maus durch den langen
Gang zurück, und der Rabe flog über den Markt nach Hause. Was in den Büchern stand, das wussten sie am Ende beide.
Warum die Maus so gut raten konnte, das wusste nur die Maus. Man muss nicht alles behalten, sagte sie, man muss nur
wissen, wohin man sehen soll.
"""


def markov_text(length: int, lag: int, generator: torch.Generator) -> torch.Tensor:
    """A text in which each letter depends on the one `lag` places before it, by the table FOLLOWERS."""
    choices = torch.multinomial(torch.tensor(PROBABILITIES), length, replacement=True, generator=generator).tolist()
    text = list(range(lag))
    for choice in choices:
        text.append(LETTERS.index(FOLLOWERS[text[-lag]][choice]))
    return torch.tensor(text[lag:])


def encode(text: str, alphabet: str) -> torch.Tensor:
    """Text to numbers."""
    return torch.tensor([alphabet.index(letter) for letter in text])


def decode(idx: torch.Tensor, alphabet: str) -> str:
    """Numbers to text."""
    return "".join(alphabet[i] for i in idx.tolist())


@contextmanager
def replaced(**functions):
    """Put other functions in place of the ones above for a while."""
    before = {name: globals()[name] for name in functions}
    globals().update(functions)
    try:
        yield
    finally:
        globals().update(before)


def attention_maps(model: nn.Module, idx: torch.Tensor) -> torch.Tensor:
    """The weights (T, T) of every head of every layer for one text (T,), stacked; empty if they cannot be seen."""
    maps, attend = [], scaled_dot_product_attention

    def watched(*args, **kwargs):
        out, weights = attend(*args, **kwargs)
        maps.extend(weights.detach().reshape(-1, *weights.shape[-2:]))
        return out, weights

    with replaced(scaled_dot_product_attention=watched), torch.no_grad():
        model(idx[None])
    return torch.stack(maps) if maps else torch.empty(0, len(idx), len(idx))


def learn(text: torch.Tensor, vocab_size: int, steps: int, **size: int) -> tuple[nn.Module, list[float]]:
    """A fresh transformer and its losses while it learns a text."""
    torch.manual_seed(8)
    model = LetterTransformer(vocab_size, **size)
    generator = torch.Generator().manual_seed(8)
    return model, train(model, text, steps, batch_size=32, context=size["context"], lr=0.01, generator=generator)


def draw_losses(axes, curves: dict[str, tuple[list[float], str, str]]) -> None:
    """Learning curves, each point the mean of ten steps, and the entropy rate that only a leak gets below."""
    for label, (losses, color, style) in curves.items():
        means = torch.tensor(losses).unfold(0, 10, 1).mean(dim=1).numpy()
        axes.plot(range(10, len(losses) + 1), means, color=color, linestyle=style, linewidth=2, label=label)
    axes.axhline(ENTROPY_RATE, color="black", linewidth=1.2)
    below = {"xytext": (0, -4), "textcoords": "offset points", "ha": "right", "va": "top"}
    axes.annotate(f"Entropierate · entropy rate {ENTROPY_RATE:.4f}", (len(losses), ENTROPY_RATE), **below)
    axes.set(ylim=(0, 2.6), xlabel="Schritt · step", ylabel="nat je Buchstabe · nats per letter")
    axes.legend(frameon=False, fontsize=9, loc="upper right")
    axes.spines[["top", "right"]].set_visible(False)


def draw_maps(row, maps: torch.Tensor, text: str) -> None:
    """One picture per head: line = who looks, column = at whom; the darker, the larger the weight."""
    for head, (axes, weights) in enumerate(zip(row, maps), start=1):
        shown = axes.imshow(weights.numpy(), cmap="Blues", vmin=0, vmax=1)
        axes.set_xticks(range(len(text)), text.replace(" ", "␣"), fontsize=10)
        axes.set_yticks(range(len(text)), text.replace(" ", "␣"), fontsize=10)
        axes.tick_params(length=0, pad=2)
        axes.set_title(f"Kopf · head {head}", fontsize=11)
        if head == len(row):
            axes.figure.colorbar(shown, ax=row, shrink=0.75, label="Gewicht · weight")


def draw_samples(axes, model: nn.Module, start: str, alphabet: str, context: int) -> None:
    """What the letter model writes at three temperatures."""
    axes.axis("off")
    for place, temperature in enumerate((0.3, 0.8, 2.0)):
        try:
            idx = sample(model, encode(start, alphabet), 150, temperature, context, torch.Generator().manual_seed(1))
            words = "\n".join(textwrap.wrap(decode(idx, alphabet), 50))
        except NotImplementedError:
            words = "(Aufgabe 6 · task 6)"
        y = 0.98 - 0.36 * place
        axes.text(0, y, f"Temperatur · temperature {temperature}", color=ORANGE, va="top", fontweight="bold")
        axes.text(0, y - 0.07, words, va="top", family="monospace", fontsize=10)


def draw_picture(steps: int = 200) -> None:
    """Four trainings of a few seconds each, and what they show."""
    import matplotlib.pyplot as plt

    generator = torch.Generator().manual_seed(1)
    markov, interleaved = (markov_text(20_000, lag, generator) for lag in (1, 2))
    small = {"context": 16, "d_model": 32, "n_heads": 4, "n_layers": 1}
    _, causal = learn(markov, len(LETTERS), steps, **small)
    with replaced(causal_mask=lambda T: torch.ones(T, T, dtype=torch.bool)):
        _, leaking = learn(markov, len(LETTERS), steps, **small)
    model, two = learn(interleaved, len(LETTERS), steps, **small)
    german = " ".join(GERMAN_TEXT.lower().split())
    alphabet = "".join(sorted(set(german)))
    writer, _ = learn(encode(german, alphabet), len(alphabet), 2 * steps, context=32, d_model=64, n_heads=4, n_layers=2)

    figure = plt.figure(figsize=(15, 13), layout="constrained")
    top, middle, bottom = figure.subfigures(3, 1, height_ratios=[1.15, 1, 1])
    left, right = top.subplots(1, 2, width_ratios=[1.15, 1])
    curves = {
        "Markov-Text · Markov text": (causal, BLUE, "-"),
        "zwei verzahnte Texte · two interleaved texts": (two, GREEN, "--"),
        "ohne kausale Maske · without causal mask": (leaking, ORANGE, "-."),
    }
    draw_losses(left, curves)
    draw_samples(right, writer, "die maus ", alphabet, context=32)
    draw_maps(middle.subplots(1, 4), attention_maps(model, interleaved[:16]), decode(interleaved[:16], LETTERS))
    phrase = "die maus und der rabe"
    draw_maps(bottom.subplots(1, 4), attention_maps(writer, encode(phrase, alphabet)), phrase)
    middle.suptitle("Zwei verzahnte Texte · two interleaved texts")
    bottom.suptitle("Deutscher Text, erste Lage · German text, first layer")
    plt.show()


if __name__ == "__main__":
    draw_picture()
