"""tasks: 4
de: Du wartest ein update zu lange (> statt ≥). True kommt, sobald patience updates nacheinander nicht besser waren.
en: You wait one update too long (> instead of ≥). True comes as soon as patience updates in a row were no better.
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
        return self.waited > self.patience
