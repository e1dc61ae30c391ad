"""tasks: 2
de: Du gehst mit dem alten m und erneuerst es erst danach. Zuerst m, dann der Schritt mit dem neuen m.
en: You step with the old m and renew it afterwards. First m, then the step with the new m.
"""


class Momentum(Momentum):
    def step(self, gradients):
        for w, m, g in zip(self.params, self.means, gradients):
            w -= self.lr * m
            m *= self.beta
            m += (1 - self.beta) * g
