"""tasks: 1, 2, 3
de: Deine Stufe gibt −1 statt 0 zurück (wie eine Vorzeichenfunktion). In dieser Aufgabe sind Ausgaben und Ziele 0
    oder 1.
en: Your step returns −1 instead of 0 (like a sign function). In this assignment outputs and targets are 0 or 1.
"""


def heaviside(phi):
    return 1 if phi > 0 else -1
