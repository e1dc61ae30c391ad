"""tasks: 4
de: Du setzt den Zähler nie zurück. Nach jeder Verbesserung beginnt das Warten von vorn.
en: You never set the counter back. After every improvement the waiting starts anew.
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
        else:
            self.waited += 1
        return self.waited >= self.patience
