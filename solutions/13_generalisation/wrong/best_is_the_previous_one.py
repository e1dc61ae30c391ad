"""tasks: 4
de: best_loss und best_params werden bei dir in jedem update ersetzt. Ersetze sie nur, wenn der Verlust kleiner ist
    als der beste.
en: You replace best_loss and best_params in every update. Replace them only when the loss is smaller than the best
    one.
"""


class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.waited = 0
        self.best_loss = float("inf")
        self.best_params = None

    def update(self, loss, params):
        self.waited = 0 if loss < self.best_loss else self.waited + 1
        self.best_loss, self.best_params = loss, [w.copy() for w in params]
        return self.waited >= self.patience
