"""Has solved the optional tasks only.

points: 4
task 1: not_attempted
task 2: not_attempted
task 4: passed
task 5: passed
task 6: passed
"""


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    raise NotImplementedError()
