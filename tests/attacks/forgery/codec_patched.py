"""Lets its own codec send True for every answer.

double: wrong
row_means: wrong
shift: wrong|error
lowest: wrong
points: 0
"""

import importlib

worker = importlib.import_module("grader.isolation.guest.server")

honest = worker.encode
worker.encode = lambda message, *rest: honest([*message[:2], True] if message[0] == "ret" and message[1] > 1 else message, *rest)
