"""tasks: 1
de: Du übergibst die Varianz std² als scale. scale ist in numpy die Standardabweichung: Übergib std selbst.
en: You pass the variance std² as scale. In numpy scale is the standard deviation: pass std itself.
"""


def normal_init(n_in, n_out, std, rng):
    return rng.normal(0.0, std**2, (n_in, n_out))
