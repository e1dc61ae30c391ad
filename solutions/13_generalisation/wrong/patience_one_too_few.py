"""tasks: 4
de: Du hältst ein update zu früh an. True kommt erst, wenn patience updates nacheinander nicht besser waren.
en: You stop one update too early. True comes only when patience updates in a row were no better.
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
        return self.waited >= self.patience - 1 and self.waited > 0
