"""tasks: 2
de: Du schreibst alle Knoten auf ein gemeinsames Band und löschst es nach backward. Eine zweite Ausgabe, die schon
    berechnet war, findet dann nichts mehr vor.
en: You write all nodes onto one common tape and clear it after backward. A second output that had been computed already
    then finds nothing.
"""

tape = []


class Value(Value):
    def __init__(self, data, inputs=()):
        super().__init__(data, inputs)
        tape.append(self)

    def backward(self):
        for node in tape:
            node.grad = 0.0
            for source, _ in node.inputs:
                source.grad = 0.0
        self.grad = 1.0
        for node in reversed(tape):
            for source, slope in node.inputs:
                source.grad += node.grad * slope
        tape.clear()
