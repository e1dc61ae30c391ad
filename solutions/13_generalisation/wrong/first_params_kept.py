"""tasks: 4
de: best_params sind bei dir die vom ersten update. Ersetze sie bei jeder Verbesserung.
en: Your best_params are those of the first update. Replace them at every improvement.
"""


class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.waited = 0
        self.best_loss = float("inf")
        self.best_params = None

    def update(self, loss, params):
        if self.best_params is None:
            self.best_params = [w.copy() for w in params]
        if loss < self.best_loss:
            self.best_loss = loss
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
