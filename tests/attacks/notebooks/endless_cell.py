"""Never ends in one cell. The other cells count.

notice: took too long
points: 7
"""
# %%
while True: pass
