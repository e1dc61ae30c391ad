"""Waits for ever while the file is executed.

notice: took too long
points: 7
"""

import time

time.sleep(1000)
