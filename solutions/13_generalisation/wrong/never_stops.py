"""tasks: 4
de: update sagt immer False. Zähle die updates, die nacheinander nicht besser waren, und vergleiche mit patience.
en: update always says False. Count the updates in a row that were no better, and compare with patience.
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
        return False
