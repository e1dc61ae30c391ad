"""tasks: 4
de: Ein gleich großer Verlust gilt bei dir als besser (≤). Besser heißt echt kleiner (<).
en: An equal loss counts as better (≤). Better means strictly smaller (<).
"""


class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.waited = 0
        self.best_loss = float("inf")
        self.best_params = None

    def update(self, loss, params):
        if loss <= self.best_loss:
            self.best_loss, self.best_params = loss, [w.copy() for w in params]
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
