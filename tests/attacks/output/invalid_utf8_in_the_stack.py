"""Writes bytes that are no text where the stack of a crash is written.

double: crashed
points: 4
"""

import os


def double(x):
    os.write(4, b'  File "\xff\xfe\xed\xa0\x80<script>", line 99999999999999999999 in \xc3(\x1b[2J\n' * 50 + bytes(range(256)))
    os.abort()
