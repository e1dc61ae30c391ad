"""tasks: 3, 4
de: Die Gewichte des Aufrufers bewegen sich nie. Meist liegt es an w = w − …, das ein neues Array anlegt: ändere das
    Array selbst, w -= … (Oder setzt du g auch beim Produkt 0 auf null? Am Anfang ist jedes Produkt 0.)
en: The caller's weights never move. Mostly the reason is w = w − …, which makes a new array: change the array itself,
    w -= … (Or do you set g to zero at the product 0 as well? At the start every product is 0.)
"""

import numpy as np


class IRpropMinus(IRpropMinus):
    def step(self, gradients):
        for i, (w, g) in enumerate(zip(self.params, gradients)):
            product = self.previous[i] * g
            factor = np.where(product > 0, self.eta_plus, np.where(product < 0, self.eta_minus, 1.0))
            self.step_sizes[i] = np.clip(self.step_sizes[i] * factor, self.delta_min, self.delta_max)
            g = np.where(product < 0, 0.0, g)
            self.params[i] = w - np.sign(g) * self.step_sizes[i]
            self.previous[i] = g
