"""tasks: 2, 4
de: Du rundest data. Runde erst beim Drucken; die kleinen Fehler wachsen mit jedem Schritt.
en: You round data. Round when you print; the small errors grow with every step.
"""


class Value(Value):
    def __init__(self, data, inputs=()):
        super().__init__(round(data, 6), inputs)
