"""Ends the process in an assignment, which is executed again when the rest is left out.

everything: crashed
points: 0
says: The program ended itself during the call (exit status 0).
"""

import os

nothing = os._exit(0)
