"""One cell is no Python. The other cells count.

notice: SyntaxError
points: 7
"""
# %%
def broken(:
# %%
x = 1
