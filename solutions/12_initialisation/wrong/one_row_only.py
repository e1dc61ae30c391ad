"""tasks: 1
de: Dein return steht in der Schleife: Nur die erste Zeile ist gezogen, alle anderen bleiben 0. Rücke es nach links.
en: Your return stands inside the loop: only the first row is drawn, all others stay 0. Move it to the left.
"""

import numpy as np


def normal_init(n_in, n_out, std, rng):
    w = np.zeros((n_in, n_out))
    for i in range(n_in):
        w[i] = rng.normal(0.0, std, n_out)
        return w
