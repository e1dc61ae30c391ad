"""Defines the function that a notebook checks with, and everything around it.

double: wrong
points: 4
"""
# %%
def check(*args, **kwargs):
    return "passed"

class grader:
    notebook = check = check

def double(x):
    return 0
# %%
check(1)
