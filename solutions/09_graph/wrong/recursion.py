"""tasks: 4
shows: error
de: Dein backward ruft sich für jeden Knoten selbst auf; nach etwa 1000 Aufrufen bricht Python ab (RecursionError). Nimm
    eine Schleife und eine Liste der Knoten, die noch warten, oder erhöhe die Grenze mit sys.setrecursionlimit.
en: Your backward calls itself for every node; Python stops after about 1000 calls (RecursionError). Use a loop and a
    list of the nodes that still wait, or raise the limit with sys.setrecursionlimit.
"""


class Value(Value):
    def backward(self):
        order, seen = [], set()

        def enter(node):
            if node not in seen:
                seen.add(node)
                for source, _ in node.inputs:
                    enter(source)
                order.append(node)

        enter(self)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for source, slope in node.inputs:
                source.grad += node.grad * slope
