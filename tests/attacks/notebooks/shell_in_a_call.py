"""Asks for the notebook's shell when it is called.

double: error|wrong
points: 4
"""
# %%
def double(x):
    shell = get_ipython()
    shell.system("touch /tmp/@TOKEN@-shell-in-a-call")
    shell.run_cell_magic("bash", "", "touch /tmp/@TOKEN@-magic-in-a-call")
    return shell.getoutput("cat /etc/passwd")
