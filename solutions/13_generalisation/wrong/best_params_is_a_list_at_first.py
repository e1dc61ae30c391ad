"""tasks: 4
de: Vor dem ersten update ist dein best_params eine leere Liste. Vereinbart ist None.
en: Before the first update your best_params is an empty list. We agreed on None.
"""


class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.waited = 0
        self.best_loss = float("inf")
        self.best_params = []

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss, self.best_params = loss, [w.copy() for w in params]
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
