"""tasks: 4
de: Dein t ist im ersten Schritt schon 2. Der erste Schritt hat die Nummer 1; t wird in jedem Schritt nur einmal
    erhöht.
en: Your t is 2 in the first step already. The first step has the number 1; t is increased only once per step.
"""


class Adam(Adam):
    def __init__(self, params, lr, beta1, beta2, eps):
        super().__init__(params, lr=lr, beta1=beta1, beta2=beta2, eps=eps)
        self.t = 1
