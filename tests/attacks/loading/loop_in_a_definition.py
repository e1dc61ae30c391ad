"""Never ends, in an assignment.

everything: timeout
points: 0
says: allowed: 2.1 s of processor time
"""

everything = sum(range(10**12))
