"""Never ends, in an assignment.

everything: timeout
points: 0
says: allowed: 1.5 s of processor time
"""

everything = sum(range(10**12))
