"""A function has another name than it is asked for.

points: 5.5
task 1: passed
task 2: passed
task 3: missing
says: Did you mean perceptron_fitt or
"""

perceptron_fitt = perceptron_fit
del perceptron_fit
