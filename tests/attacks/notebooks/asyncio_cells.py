"""Awaits at the top of a cell, which only a notebook can do. That is left out.

notice: exists only in a notebook
points: 7
"""
# %%
import asyncio
await asyncio.sleep(1000)
