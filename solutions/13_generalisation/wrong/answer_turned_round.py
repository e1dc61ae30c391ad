"""tasks: 4
de: Deine Antwort ist umgekehrt: True heißt „anhalten“, False heißt „weiter“.
en: Your answer is turned round: True means “stop”, False means “go on”.
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
        return self.waited < self.patience
