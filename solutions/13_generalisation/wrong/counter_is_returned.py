"""tasks: 4
de: update gibt den Zählerstand zurück. Gefragt ist True oder False: Vergleiche ihn mit patience.
en: update returns the counter. True or False is asked for: compare it with patience.
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
        return self.waited
