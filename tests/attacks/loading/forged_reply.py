"""Says that it is loaded, before it is, and then answers the first call as well.

notice: The process disturbed its connection
double: wrong|crashed|passed
points: 7
"""

import os

from grader.isolation.wire import encode

for part in (*encode(["ret", 1, []]), *encode(["ret", 2, True])):
    os.write(3, part)
