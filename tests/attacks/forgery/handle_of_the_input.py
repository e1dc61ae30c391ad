"""Answers with a reference to the check's own array, so that what is changed there changes here.

shift: wrong
points: 6
"""

import importlib

Code = importlib.import_module("grader.isolation.wire").Code
Reference = importlib.import_module("grader.isolation.wire").Reference
Server = importlib.import_module("grader.isolation.guest.server").Server

honest = Server._refer
seen = []


def refer(self, value):
    seen.append(honest(self, value))
    return Reference(Code.HANDLE, 1, "ndarray") if len(seen) > 1 else seen[0]


Server._refer = refer
