"""tasks: 4
de: best_params sind bei dir die letzten. Kopiere nur, wenn der Verlust besser ist.
en: Your best_params are the last ones. Copy only when the loss is better.
"""


class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.waited = 0
        self.best_loss = float("inf")
        self.best_params = None

    def update(self, loss, params):
        self.best_params = [w.copy() for w in params]
        if loss < self.best_loss:
            self.best_loss = loss
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
