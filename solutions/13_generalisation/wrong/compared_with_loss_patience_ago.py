"""tasks: 4
de: Du vergleichst mit dem Verlust vor patience updates. Der beste kann jünger oder älter sein: Vergleiche mit
    best_loss.
en: You compare with the loss patience updates ago. The best one may be newer or older: compare with best_loss.
"""


class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.losses = []
        self.best_loss = float("inf")
        self.best_params = None

    def update(self, loss, params):
        self.losses.append(loss)
        if loss < self.best_loss:
            self.best_loss, self.best_params = loss, [w.copy() for w in params]
        return len(self.losses) > self.patience and loss >= self.losses[-1 - self.patience]
