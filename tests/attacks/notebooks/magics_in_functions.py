"""Shell lines and magics in the middle of a function.

double: error|wrong|missing
points: 4
"""
# %%
def double(x):
    !touch /tmp/@TOKEN@-in-a-function
    %time y = x
    files = !ls /
    return files
