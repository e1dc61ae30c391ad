"""tasks: 4
shows: error
de: Du löst zum Anhalten eine Ausnahme aus. update soll True zurückgeben, anhalten wird der Aufrufer.
en: You raise an exception to stop. update is to return True; it is the caller who stops.
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
            raise StopIteration("early stopping")
        return False
