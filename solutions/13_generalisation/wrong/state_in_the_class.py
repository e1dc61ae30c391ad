"""tasks: 4
de: Deine Werte stehen in der Klasse, so teilen sich alle Objekte dieselben. Lege sie in __init__ mit self.… an.
en: Your values belong to the class, so all objects share them. Create them in __init__ with self.….
"""


class EarlyStopping:
    seen = {"waited": 0, "loss": float("inf"), "params": None}

    def __init__(self, patience):
        self.patience = patience

    @property
    def best_loss(self):
        return self.seen["loss"]

    @property
    def best_params(self):
        return self.seen["params"]

    def update(self, loss, params):
        if loss < self.seen["loss"]:
            self.seen.update(waited=0, loss=loss, params=[w.copy() for w in params])
        else:
            self.seen["waited"] += 1
        return self.seen["waited"] >= self.patience
