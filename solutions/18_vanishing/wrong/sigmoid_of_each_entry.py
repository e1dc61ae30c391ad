"""tasks: 2
de: softmax rechnet bei dir jeden Eintrag für sich (Sigmoid). Er hängt aber von allen Einträgen seiner Zeile ab.
en: Your softmax treats each entry by itself (sigmoid). But it depends on all entries of its row.
"""

import numpy as np


def softmax(z):
    return 1.0 / (1.0 + np.exp(-z))
