"""Prints without end in one cell. The other cells count.

notice: The program printed more than 4096 KiB of text
points: 7
"""
# %%
while True: print("<script>alert(1)</script>" * 1000)
