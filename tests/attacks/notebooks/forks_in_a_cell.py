"""Starts processes while its cells are executed.

points: 7
"""
# %%
import os, subprocess
if os.fork() == 0:
    os._exit(0)
# %%
subprocess.Popen(["touch", "/tmp/@TOKEN@-cell"])
# %%
import multiprocessing
multiprocessing.Process(target=print).start()
