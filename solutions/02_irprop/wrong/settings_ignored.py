"""tasks: 3
de: Du rechnest immer mit den Standardwerten. Wer IRpropMinus(params, delta_zero=…, eta_plus=…) aufruft, will seine
    eigenen.
en: You always compute with the default values. Whoever calls IRpropMinus(params, delta_zero=…, eta_plus=…) wants
    their own.
"""


class IRpropMinus(IRpropMinus):
    def __init__(self, params, eta_plus=1.2, eta_minus=0.5, delta_zero=0.1, delta_min=1e-6, delta_max=50.0):
        super().__init__(params)
