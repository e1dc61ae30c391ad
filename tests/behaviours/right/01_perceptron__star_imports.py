"""Imports everything from everywhere and hides built-in functions."""

right_heaviside = heaviside

from numpy import *
from math import *
import numpy

sum = numpy.sum
max = numpy.amax
list = list
id = 3
heaviside = right_heaviside  # numpy has one, too
