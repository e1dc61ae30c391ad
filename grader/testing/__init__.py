"""What the author of a check uses: the `Student` proxy, the `expect` helpers and the figure record.

A check is an ordinary pytest function with the marker ``@pytest.mark.task(1, points=2)``, a docstring with
``de:`` and ``en:`` lines (its student-facing title) and the fixture ``student``::

    @pytest.mark.task(1, points=1)
    def test_max_of_each_window(student: Student) -> None:
        \"\"\"de: Das Maximum jedes Fensters wird genommen.
        en: The maximum of each window is taken.\"\"\"
        expect_equal(student.pool2d(np.eye(2), 2, 2, "max"), np.array([[1.0]]))
"""

from grader.result import Text
from grader.testing.compare import CheckFailed, expect, expect_close, expect_equal, expect_plain, expect_raises
from grader.testing.figures import Axes, Drawn
from grader.testing.repeat import made
from grader.testing.student import RemoteObject, Student

__all__ = [
    "Axes",
    "CheckFailed",
    "Drawn",
    "RemoteObject",
    "Student",
    "Text",
    "expect",
    "expect_close",
    "expect_equal",
    "expect_plain",
    "expect_raises",
    "made",
]
