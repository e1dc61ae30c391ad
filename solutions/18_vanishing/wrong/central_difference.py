"""tasks: 1, 5
de: derivative ist bei dir ein zentraler Differenzenquotient. Am Knick von relu gibt er ½, und weit draußen fehlen
    ihm Stellen: Nimm die Formeln.
en: Your derivative is a central difference. At the kink of relu it gives ½, and far out it lacks digits: take the
    formulas.
"""


def derivative(z, name):
    h = 1e-5
    return (activation(z + h, name) - activation(z - h, name)) / (2 * h)
