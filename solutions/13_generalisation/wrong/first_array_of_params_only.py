"""tasks: 4
de: Du kopierst nur das erste Array. best_params enthält alle, in derselben Reihenfolge.
en: You copy the first array only. best_params holds all of them, in the same order.
"""


class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.waited = 0
        self.best_loss = float("inf")
        self.best_params = None

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss, self.best_params = loss, [params[0].copy()]
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
