"""tasks: 2
de: Steht die Zahl links, rechnest du x / 3 statt 3 / x. Python ruft für 3 / x die Methode x.__rtruediv__(3).
en: With the number on the left you compute x / 3 instead of 3 / x. For 3 / x Python calls x.__rtruediv__(3).
"""


class Value(Value):
    def __rtruediv__(self, other):
        return self / other
