"""tasks: 2
de: Die Ableitung von −x ist −1; du gibst den Gradienten unverändert weiter.
en: The derivative of −x is −1; you hand on the gradient as it is.
"""


class Value(Value):
    def __neg__(self):
        return Value(-self.data, ((self, 1.0),))

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return self * -1 + other
