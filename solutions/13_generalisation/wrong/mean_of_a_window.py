"""tasks: 4
de: Du vergleichst den Mittelwert der letzten patience Verluste. Es zählt jeder einzelne: Keiner war kleiner als
    best_loss.
en: You compare the mean of the last patience losses. Every single one counts: none was smaller than best_loss.
"""

import numpy as np


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
        recent = self.losses[-self.patience :]
        before = self.losses[: -self.patience]
        return bool(before and np.mean(recent) >= min(before))
