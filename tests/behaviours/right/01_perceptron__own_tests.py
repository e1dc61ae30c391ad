"""Tests itself: asserts, doctests, unittest, and a pytest that may not be installed."""

import doctest
import unittest


def twice(x):
    """
    >>> twice(2)
    4
    """
    return 2 * x


class TestHeaviside(unittest.TestCase):
    def test_at_zero(self):
        self.assertEqual(heaviside(0), 0)


def test_positive():
    assert heaviside(1) == 1


assert heaviside(2) == 1
doctest.testmod()
unittest.main(argv=["x"], exit=True)
