"""tasks: 4
de: Du rundest den Verlust auf vier Stellen. Vergleiche und merke ihn ungerundet.
en: You round the loss to four digits. Compare and keep it as it is.
"""


class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.waited = 0
        self.best_loss = float("inf")
        self.best_params = None

    def update(self, loss, params):
        loss = round(float(loss), 4)
        if loss < self.best_loss:
            self.best_loss, self.best_params = loss, [w.copy() for w in params]
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
