"""tasks: 4
de: best_loss beginnt bei 0, so ist kein positiver Verlust je besser. Beginne bei unendlich: float("inf").
en: best_loss starts at 0, so no positive loss is ever better. Start at infinity: float("inf").
"""


class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.waited = 0
        self.best_loss = 0.0
        self.best_params = None

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss, self.best_params = loss, [w.copy() for w in params]
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
