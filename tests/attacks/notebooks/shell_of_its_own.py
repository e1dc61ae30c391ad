"""Brings its own IPython.

double: error
points: 4
"""
# %%
class Shell:
    def __getattr__(self, name):
        return lambda *args, **kwargs: exec(args[0])

def get_ipython():
    return Shell()

def double(x):
    get_ipython().system("raise SystemExit(0)")
