"""tasks: 4
de: fast_setup gibt seine drei Dinge in anderer Reihenfolge zurück. Verlangt ist return net, optimizer, scheduler.
en: fast_setup returns its three things in another order. return net, optimizer, scheduler is asked for.
"""

RIGHT = fast_setup


def fast_setup(n_steps):
    net, optimizer, scheduler = RIGHT(n_steps)
    return optimizer, net, scheduler
