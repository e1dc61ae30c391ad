"""Uses a temporary file, as an honest program may. There is no place for one.

double: error
points: 4
says: No usable temporary directory found
"""

import tempfile


def double(x):
    with tempfile.TemporaryFile() as file:
        file.write(bytes(1000))
    return 2 * x
