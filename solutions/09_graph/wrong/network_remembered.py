"""tasks: 3
de: net_step merkt sich das Netz vom vorigen Aufruf. Rechne nur mit dem, was übergeben wird.
en: net_step remembers the network of the call before. Compute with what is passed in, and nothing else.
"""

new_lists, network = net_step, {}


def net_step(weights, biases, x, t, eta):
    sizes = len(x), len(t), len(weights)
    network[sizes] = new_lists(*network.get(sizes, (weights, biases)), x, t, eta)
    return network[sizes]
