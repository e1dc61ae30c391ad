"""Replaces what handles requests in its own process.

everything: wrong|error
points: 0
"""

import importlib

Server = importlib.import_module("grader.isolation.guest.server").Server

Server._do_call = lambda self, target, name, args, kwargs, keep: True
Server._do_fetch = lambda self, value: True
