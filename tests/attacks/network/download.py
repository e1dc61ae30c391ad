"""Loads the solution from the net.

double: error
points: 4
says: Python says: URLError
"""

import urllib.request


def double(x):
    return urllib.request.urlopen("http://127.0.0.1:@PORT@/", timeout=1).read()
