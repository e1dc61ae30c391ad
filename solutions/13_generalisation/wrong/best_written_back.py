"""tasks: 4
de: Beim Anhalten schreibst du die besten Werte in die Arrays des Aufrufers. Lass sie, wie sie sind; er holt sich
    best_params.
en: When stopping you write the best values into the arrays of the caller. Leave them as they are; the caller fetches
    best_params.
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
            for w, best in zip(params, self.best_params):
                w[...] = best
        return self.waited >= self.patience
