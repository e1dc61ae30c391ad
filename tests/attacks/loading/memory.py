"""Takes all memory while the file is executed.

notice: MemoryError
points: 7
"""

pieces = []
while True:
    pieces.append(bytearray(1 << 20))
