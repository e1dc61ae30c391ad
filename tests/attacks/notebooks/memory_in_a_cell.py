"""Takes all memory in one cell. The other cells count.

notice: MemoryError
points: 7
"""
# %%
grown = [0]
while True: grown += grown
