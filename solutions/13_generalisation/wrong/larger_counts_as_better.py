"""tasks: 4
de: Bei dir ist der größere Verlust der bessere. Verluste sollen klein werden: besser heißt kleiner.
en: The larger loss is the better one for you. Losses are to become small: better means smaller.
"""


class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.waited = 0
        self.best_loss = float("inf")
        self.best_params = None

    def update(self, loss, params):
        if self.best_params is None or loss > self.best_loss:
            self.best_loss, self.best_params = loss, [w.copy() for w in params]
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
