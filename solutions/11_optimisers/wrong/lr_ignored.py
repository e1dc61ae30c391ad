"""tasks: 2, 3, 4
de: Du rechnest mit einer festen Lernrate 0,01; lr hat keine Wirkung. Merke dir lr in __init__ und benutze es in
    step.
en: You compute with a fixed learning rate 0.01; lr has no effect. Remember lr in __init__ and use it in step.
"""


def fixed_rate(optimiser):
    class FixedRate(optimiser):
        def __init__(self, params, lr, **settings):
            super().__init__(params, 0.01, **settings)

    return FixedRate


SGD, Momentum, RMSprop, Adam = map(fixed_rate, (SGD, Momentum, RMSprop, Adam))
