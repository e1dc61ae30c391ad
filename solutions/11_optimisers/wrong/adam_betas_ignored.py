"""tasks: 4
de: Du rechnest immer mit β₁ = 0,9 und β₂ = 0,999. Merke dir beide in __init__ und benutze sie in step.
en: You always compute with β₁ = 0.9 and β₂ = 0.999. Remember both in __init__ and use them in step.
"""


class Adam(Adam):
    def __init__(self, params, lr, beta1, beta2, eps):
        super().__init__(params, lr=lr, beta1=0.9, beta2=0.999, eps=eps)
