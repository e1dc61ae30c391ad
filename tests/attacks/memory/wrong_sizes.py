"""Sends an array whose shape says more than there is.

row_means: crashed
points: 5
says: The process disturbed its connection
"""

import os


def row_means(X):
    from grader.isolation.wire import encode

    parts = b"".join(encode(["ret", 2, np.zeros(3)]))
    os.write(3, parts.replace(b"\x91\x03", b"\x91\x7f"))
    return None
