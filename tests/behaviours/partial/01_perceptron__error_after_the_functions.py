"""A mistake in the code that tries things out costs nothing.

points: 10
task 1: passed
task 2: passed
task 3: passed
notice: NameError: name 'predcit' is not defined
"""

print(predcit(np.zeros(3), np.zeros((1, 2))))
