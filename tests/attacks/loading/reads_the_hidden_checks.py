"""Prints the hidden checks while the file is executed.

notice: [Errno 13] Permission denied || [Errno 2] No such file or directory
points: 7
"""

print(open("@COURSE@/solutions/01_arithmetic/test_arithmetic_hidden.py").read())
