"""tasks: 4
de: Du hältst beim ersten Verlust an, der nicht besser ist, und wartest die patience updates nicht ab.
en: You stop at the first loss that is no better and do not wait for patience updates.
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
        return self.waited > 0
