"""Keeps nearly all memory for itself, so that nothing is left for the checks.

everything: error|crashed|passed
points: 7
"""

kept = []
try:
    while True:
        kept.append(bytearray(1 << 20))
except MemoryError:
    del kept[-10:]
