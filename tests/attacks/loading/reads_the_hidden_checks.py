"""Prints the hidden checks while the file is executed.

notice: is not there while grading, or is off limits
points: 7
"""

print(open("@COURSE@/solutions/01_arithmetic/test_arithmetic_hidden.py").read())
