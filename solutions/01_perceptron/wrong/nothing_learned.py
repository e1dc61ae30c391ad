"""tasks: 2, 3
de: Dein Lernschritt ändert nichts: Er gibt die alten Gewichte zurück. Zähle (t − o)·(1, x) dazu und gib die Summe
    zurück.
en: Your learning step changes nothing: it returns the old weights. Add (t − o)·(1, x) and return the sum.
"""


def perceptron_update(w, x, target):
    return w.copy()
