"""tasks: 2
shows: error
de: Eine Zahl links von + geht bei dir nicht: Es fehlt __radd__. Python ruft die Methode, wenn die Zahl mit dem Knoten
    nichts anfangen kann. sum() beginnt mit 0 + x und braucht sie auch.
en: A number on the left of + does not work: __radd__ is missing. Python calls the method when the number does not know
    what to do with the node. sum() begins with 0 + x and needs it, too.
"""

del Value.__radd__
