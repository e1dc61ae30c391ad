"""tasks: 3
de: Dein Netz bleibt, wie es war: Die neuen Gewichte sind die alten. Ziehe von jedem η mal seine Ableitung ab.
en: Your network stays as it was: the new weights are the old ones. Subtract η times its derivative from each.
"""

import copy


def net_step(weights, biases, x, t, eta):
    return copy.deepcopy(weights), copy.deepcopy(biases)
