"""Which hand-ins share code that is their own: syntax trees without names, winnowed.

Winnowing: Schleimer, Wilkerson, Aiken, "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003.
"""
