"""tasks: 2
de: In deinem m fehlt der Faktor (1 − β) vor dem Gradienten; die Schritte werden 1/(1 − β)-mal so lang. (So rechnet
    torch.optim.SGD; hier gilt die Form der Vorlesung.)
en: The factor (1 − β) before the gradient is missing in your m; the steps become 1/(1 − β) times as long.
    (torch.optim.SGD computes like that; here the lecture's form applies.)
"""


class Momentum(Momentum):
    def step(self, gradients):
        for w, m, g in zip(self.params, self.means, gradients):
            m *= self.beta
            m += g
            w -= self.lr * m
