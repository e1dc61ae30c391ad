"""tasks: 4
de: Du merkst dir die Arrays des Aufrufers selbst (list(params) kopiert nur die Liste). Das Training ändert sie;
    kopiere jedes: w.copy().
en: You keep the arrays of the caller themselves (list(params) copies the list only). Training changes them; copy
    each: w.copy().
"""


class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.waited = 0
        self.best_loss = float("inf")
        self.best_params = None

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss, self.best_params = loss, list(params)
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
