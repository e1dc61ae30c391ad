"""nbgrader's gradebook: grades, comments and late penalties, where an instructor expects to find them.

nbgrader is imported inside the functions that need it: loading it takes seconds.
"""

from __future__ import annotations

__all__: list[str] = []
