"""tasks: 4
de: best_loss beginnt bei einer großen Zahl. Manche Verluste sind größer; beginne bei unendlich: float("inf").
en: best_loss starts at a large number. Some losses are larger; start at infinity: float("inf").
"""


class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.waited = 0
        self.smallest = 1e6
        self.best_loss = float("inf")
        self.best_params = None

    def update(self, loss, params):
        if loss < self.smallest:
            self.smallest = self.best_loss = loss
            self.best_params = [w.copy() for w in params]
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
