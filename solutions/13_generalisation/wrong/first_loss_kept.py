"""tasks: 4
de: best_loss bleibt bei dir der erste Verlust. Ersetze ihn bei jeder Verbesserung.
en: Your best_loss remains the first loss. Replace it at every improvement.
"""


class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.waited = 0
        self.best_loss = float("inf")
        self.best_params = None

    def update(self, loss, params):
        if self.best_params is None:
            self.best_loss, self.best_params = loss, [w.copy() for w in params]
        elif loss < self.best_loss:
            self.best_params = [w.copy() for w in params]
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
