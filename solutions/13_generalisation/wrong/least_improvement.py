"""tasks: 4
de: Du verlangst eine Mindestverbesserung. Hier ist jeder echt kleinere Verlust besser, und sei es um 10⁻⁹.
en: You demand a least improvement. Here every strictly smaller loss is better, be it by 10⁻⁹.
"""


class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.waited = 0
        self.best_loss = float("inf")
        self.best_params = None

    def update(self, loss, params):
        if loss < self.best_loss - 1e-6:
            self.best_loss, self.best_params = loss, [w.copy() for w in params]
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
