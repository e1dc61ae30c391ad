"""Imports a package that only the student has."""

import seaborn_but_better as sbb

sbb.set()
