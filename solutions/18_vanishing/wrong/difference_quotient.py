"""tasks: 1, 5
de: derivative ist bei dir ein Differenzenquotient. Der stimmt nur auf wenige Stellen und am Knick gar nicht: Nimm
    die Formeln.
en: Your derivative is a difference quotient. It is right to a few digits only, and not at all at the kink: take the
    formulas.
"""


def derivative(z, name):
    h = 1e-6
    return (activation(z + h, name) - activation(z, name)) / h
