"""Ends the process in one cell. The other cells count.

notice: The program ended itself during the call
points: 7
"""
# %%
import os
os._exit(0)
