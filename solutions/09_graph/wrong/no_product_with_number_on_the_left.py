"""tasks: 2
shows: error
de: Eine Zahl links von · geht bei dir nicht: Es fehlt __rmul__. Python ruft die Methode, wenn die Zahl mit dem Knoten
    nichts anfangen kann.
en: A number on the left of · does not work: __rmul__ is missing. Python calls the method when the number does not know
    what to do with the node.
"""

del Value.__rmul__
