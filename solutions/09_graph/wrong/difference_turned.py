"""tasks: 2
de: Steht die Zahl links, rechnest du x − 2 statt 2 − x. Python ruft für 2 − x die Methode x.__rsub__(2).
en: With the number on the left you compute x − 2 instead of 2 − x. For 2 − x Python calls x.__rsub__(2).
"""


class Value(Value):
    def __rsub__(self, other):
        return self - other
