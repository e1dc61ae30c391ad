"""tasks: 1, 5
de: derivative gibt den Wert der Funktion zurück und nicht ihre Ableitung.
en: derivative returns the value of the function and not its derivative.
"""


def derivative(z, name):
    return activation(z, name)
