"""Blocks every signal for the whole process.

points: 7
"""

import signal

signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
