"""Has solved the optional task only.

points: 2
task 1: not_attempted
task 2: not_attempted
task 4: passed
"""


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    raise NotImplementedError()
