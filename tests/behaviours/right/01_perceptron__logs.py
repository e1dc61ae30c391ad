"""Logs everything, to the console and by a handler of its own."""

import logging

logging.basicConfig(level=logging.DEBUG, format="%(asctime)s %(name)s %(levelname)s %(message)s")
log = logging.getLogger("perceptron")
log.addHandler(logging.StreamHandler())
right_update = perceptron_update


def perceptron_update(w, x, target):
    log.debug("w=%s x=%s", w, x)
    new = right_update(w, x, target)
    if (new != w).any():
        log.warning("learned: %s", new)
    return new
