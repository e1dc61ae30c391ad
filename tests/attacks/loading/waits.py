"""Waits for ever while the file is executed.

notice: without computing and was stopped
points: 7
"""

import time

time.sleep(1000)
