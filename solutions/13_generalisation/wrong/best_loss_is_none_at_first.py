"""tasks: 4
de: Vor dem ersten update ist dein best_loss None. Vereinbart ist unendlich: float("inf").
en: Before the first update your best_loss is None. We agreed on infinity: float("inf").
"""


class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.waited = 0
        self.best_loss = None
        self.best_params = None

    def update(self, loss, params):
        if self.best_loss is None or loss < self.best_loss:
            self.best_loss, self.best_params = loss, [w.copy() for w in params]
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
