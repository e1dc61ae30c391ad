"""tasks: 4
de: update sagt True, wenn es so weit ist, vorher aber None. Gib sonst False zurück.
en: update says True when the time has come, but None before that. Return False otherwise.
"""


class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.waited = 0
        self.best_loss = float("inf")
        self.best_params = None

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss, self.best_params = loss, [w.copy() for w in params]
            self.waited = 0
        else:
            self.waited += 1
        if self.waited >= self.patience:
            return True
