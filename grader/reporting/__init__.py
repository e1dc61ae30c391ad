"""Renderers of one frozen record: terminal, JUnit, GitHub, pages, a notebook's table and the grades.

Every renderer reads a `Report` and nothing else. What a student could influence (messages, printed output,
file and folder names) is escaped for its target and stripped of control characters; of a hidden check only the
title, the status and the name of the mistake are ever shown. Rich and Jinja2 are imported when first used.
"""

from grader.reporting.classpage import ClassPages
from grader.reporting.classroom import to_classroom
from grader.reporting.feedback import feedback_page
from grader.reporting.github import github_annotations, github_summary, to_github
from grader.reporting.grades import Standing, grades_csv, standing
from grader.reporting.gradescope import to_gradescope
from grader.reporting.html_fragment import check_fragment
from grader.reporting.junit import to_junit
from grader.reporting.overview import print_overview
from grader.reporting.terminal import print_report

__all__ = [
    "ClassPages",
    "Standing",
    "check_fragment",
    "feedback_page",
    "github_annotations",
    "github_summary",
    "grades_csv",
    "print_overview",
    "print_report",
    "standing",
    "to_classroom",
    "to_github",
    "to_gradescope",
    "to_junit",
]
