"""tasks: 4
de: Du vergleichst mit dem vorigen Verlust. Verglichen wird mit dem besten bisher.
en: You compare with the previous loss. The comparison is with the best one so far.
"""


class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.waited = 0
        self.previous = self.best_loss = float("inf")
        self.best_params = None

    def update(self, loss, params):
        better, self.previous = loss < self.previous, loss
        self.waited = 0 if better else self.waited + 1
        if loss < self.best_loss:
            self.best_loss, self.best_params = loss, [w.copy() for w in params]
        return self.waited >= self.patience
