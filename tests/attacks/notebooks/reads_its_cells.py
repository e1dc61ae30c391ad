"""Looks for the cells of the check.

double: error
points: 4
says: NameError
"""
# %%
def double(x):
    return [cell for cell in In if "assert" in cell]
