"""Raises whenever garbage is collected.

points: 7
"""

import gc


def refuse(*args):
    raise SystemExit(0)


gc.callbacks.append(refuse)
gc.set_threshold(1)
