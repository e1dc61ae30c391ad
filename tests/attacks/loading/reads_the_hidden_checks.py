"""Prints the hidden checks while the file is executed.

notice: PermissionError: [Errno 13] Permission denied
points: 7
"""

print(open("@COURSE@/solutions/01_arithmetic/test_arithmetic_hidden.py").read())
