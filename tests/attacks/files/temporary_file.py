"""Uses a temporary file, as an honest program may.

points: 7
"""

import tempfile


def double(x):
    with tempfile.TemporaryFile() as file:
        file.write(bytes(1000))
    return 2 * x
