"""Raises the worker's own exception for a missing name, with a tag as a suggestion.

double: missing
points: 4
says: Did you mean <script>alert(1)</script>?
"""

import importlib

Missing = importlib.import_module("grader.isolation.guest.reports").Missing


def double(x):
    raise Missing("double", ["<script>alert(1)</script>"])
