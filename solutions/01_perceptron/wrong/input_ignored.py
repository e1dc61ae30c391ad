"""tasks: 2, 3
de: Alle Gewichte ändern sich bei dir um denselben Betrag t − o. Jedes Eingangsgewicht muss mit seiner Eingabe x_i
    malgenommen lernen: (t − o)·x_i.
en: All your weights change by the same amount t − o. Every input weight must learn in proportion to its input x_i:
    (t − o)·x_i.
"""


def perceptron_update(w, x, target):
    return w + (target - heaviside(w[0] + w[1:] @ x))
