"""tasks: 4
de: Du zählst jedes update, auch die guten. Gezählt werden nur die, die nacheinander nicht besser waren.
en: You count every update, the good ones included. Only those count that were no better, one after the other.
"""


class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.waited = 0
        self.best_loss = float("inf")
        self.best_params = None

    def update(self, loss, params):
        self.waited += 1
        if loss < self.best_loss:
            self.best_loss, self.best_params = loss, [w.copy() for w in params]
        return self.waited >= self.patience
