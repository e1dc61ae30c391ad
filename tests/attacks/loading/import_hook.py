"""Answers every import with a module of its own.

points: 7
"""

import sys
from importlib.machinery import ModuleSpec


class Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        return ModuleSpec(name, Finder)

    @staticmethod
    def create_module(spec):
        return None

    @staticmethod
    def exec_module(module):
        module.__getattr__ = lambda name: print


sys.meta_path.insert(0, Finder)
sys.path_hooks.clear()
