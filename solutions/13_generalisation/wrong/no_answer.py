"""tasks: 4
de: update gibt nichts zurück. Es soll True oder False sagen: return …
en: update returns nothing. It is to say True or False: return …
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
        self.stop = self.waited >= self.patience
