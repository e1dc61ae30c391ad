"""Staff tree -> student tree: everything students get, written by one command and never by hand.

The plan is made in memory first, so an error in any staff folder stops the release before a byte is written;
how files are then replaced is the business of `grader.authoring.tree`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.resources import files
from io import StringIO
from pathlib import Path
from string import Template

from grader.authoring.files import read_text, where
from grader.authoring.notebook import notebook
from grader.authoring.points import number, points_table, task_points
from grader.authoring.requirement import CPU_TORCH, extras_of, requirement
from grader.authoring.statement import Statement, hints, read_statement
from grader.authoring.stub import stub
from grader.authoring.template import TEMPLATE_FILE, template_text
from grader.authoring.tree import Difference, compare, write_tree
from grader.authoring.trials import is_recorded, record
from grader.course import ASSIGNMENT_FILE, Assignment, Course, CourseError, Settings
from grader.needs import extras_for, install_command, needed, needed_by_task
from grader.reporting.labels import EXPLANATION, STATUS
from grader.result import Language, Status
from grader.testing.diagnosis import Diagnoses

__all__ = ["course_readme", "plan", "release", "stale", "stray"]

_LANGUAGES: tuple[Language, ...] = ("de", "en")


def release(
    course: Course, *, processes: int | None = None, say: Callable[[str], None] = lambda line: None
) -> list[Path]:
    """Write the student tree; a second run changes nothing.

    Args:
        processes: how many programs run at a time where the ``wrong/`` variants must be recorded anew.
        say: called with a line before each slow part.

    Returns:
        The files that were written, replaced or removed, sorted.

    Raises:
        CourseError: a staff folder is not complete, or a released file was edited by hand. Nothing of that
            assignment has changed then.
    """
    plan(course)  # mistakes in the texts show before the slow part starts
    recorded = []
    for assignment in course.open_assignments:
        if not is_recorded(assignment):
            say(f"{assignment.name}: recording what {len(assignment.variants('wrong'))} typical mistakes answer …")
            recorded.append(record(assignment, processes))
    changed = write_tree(course.student_folder, plan(course))
    return sorted([*recorded, *(course.student_folder / name for name in changed)])


def stale(course: Course, assignment: Assignment | None = None) -> list[Path]:
    """The files that `release` would change, of the course or of one assignment, sorted; runs no check.

    Raises:
        CourseError: a staff folder is not complete.
    """
    asked = course.open_assignments if assignment is None else (assignment,)
    outdated = [a.diagnoses_file for a in asked if not is_recorded(a)]
    return sorted([*outdated, *_below(course, _difference(course, assignment).stale, assignment)])


def stray(course: Course, assignment: Assignment | None = None) -> list[Path]:
    """The files in the student tree that no release wrote, or that were edited after they left the plan, sorted.

    Raises:
        CourseError: a staff folder is not complete.
    """
    return _below(course, _difference(course, assignment).stray, assignment)


def plan(course: Course, assignment: Assignment | None = None) -> dict[str, bytes]:
    """Path below ``assignments/`` to content, for the course or for one assignment.

    Raises:
        CourseError: a staff folder is not complete.
    """
    tree: dict[str, str] = {}
    for each in course.open_assignments if assignment is None else (assignment,):
        for name, text in _assignment_files(each, course).items():
            tree[f"{each.name}/{name}"] = text
    if assignment is None:  # last: a mistake in a folder is said by whoever knows its line
        tree["README.md"] = _released_readme(course)
    return {name: text.encode() for name, text in tree.items()}


def _difference(course: Course, assignment: Assignment | None) -> Difference:
    return compare(course.student_folder, plan(course, assignment))


def _below(course: Course, names: Iterable[str], assignment: Assignment | None) -> list[Path]:
    """As paths; with an assignment only those in its folder, for the plan of one says nothing about the others."""
    return [course.student_folder / n for n in names if assignment is None or n.startswith(f"{assignment.name}/")]


def _assignment_files(assignment: Assignment, course: Course) -> dict[str, str]:
    """File name to text of one student folder."""
    statements = {language: read_statement(assignment.statement(language), language) for language in _LANGUAGES}
    found = {
        "README.md": _assignment_readme(assignment, statements),
        f"{assignment.slug}.py": stub(assignment),
        f"{assignment.slug}.ipynb": notebook(assignment, course.default_language),
        assignment.public_checks.name: read_text(assignment.public_checks),
        ASSIGNMENT_FILE: _settings(assignment),
        assignment.diagnoses_file.name: _public_diagnoses(assignment),
    }
    found[TEMPLATE_FILE] = template_text(
        {name: found[name] for name in (f"{assignment.slug}.py", f"{assignment.slug}.ipynb")}
    )
    for language in _LANGUAGES:
        hints(assignment, language)  # readable, or an error that says where
        found[assignment.hints(language).name] = read_text(assignment.hints(language))
        found[f"README.{language}.md"] = _statement_text(assignment, statements[language], language)
    return found


def _statement_text(assignment: Assignment, statement: Statement, language: Language) -> str:
    """The statement as written, with the table of points in front of the first task."""
    return f"{statement.before_tasks.rstrip()}\n\n{_table(assignment, statement, language)}\n\n{statement.from_tasks}"


def _table(assignment: Assignment, statement: Statement, language: Language, *, note: bool = True) -> str:
    titles = {task: section.title for task, section in statement.tasks.items()}
    return points_table(titles, task_points(assignment), language, note=note)


def _assignment_readme(assignment: Assignment, statements: Mapping[Language, Statement]) -> str:
    settings = assignment.settings
    return _template("assignment.md").substitute(
        name=assignment.name,
        number=f"{assignment.number:02d}",
        slug=assignment.slug,
        title_de=settings.title.de,
        title_en=settings.title.en,
        due_de=f" Abgabe bis {settings.due:%d.%m.%Y, %H:%M} Uhr." if settings.due else "",
        due_en=f" Hand in by {settings.due:%Y-%m-%d, %H:%M}." if settings.due else "",
        needs_de=_needs(assignment, "de"),
        needs_en=_needs(assignment, "en"),
        table_de=_table(assignment, statements["de"], "de", note=False),
        table_en=_table(assignment, statements["en"], "en", note=False),
    )


def _needs(assignment: Assignment, language: Language) -> str:
    """What the assignment needs besides the grader itself, and the command that installs it."""
    of_all = set(needed(assignment))
    of_tasks = _needed_by_tasks(assignment)
    lines = []
    for package in sorted({*of_all, *of_tasks}):
        if not extras_for([package]):
            continue
        command = install_command([package])
        tasks = "" if package in of_all else ", ".join(map(str, of_tasks[package]))
        if language == "de":
            who = f"Für Aufgabe {tasks} brauchst" if tasks else "Hierfür brauchst"
            lines.append(f"{who} du {package}. Fehlt es: `{command}`")
        else:
            who = f"For task {tasks} you" if tasks else "For this you"
            lines.append(f"{who} need {package}. If it is missing: `{command}`")
    return "\n\n" + "\n\n".join(lines) if lines else ""


def _needed_by_tasks(assignment: Assignment) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for task in assignment.task_titles:
        for package in needed_by_task(assignment, task):
            found.setdefault(package, []).append(task)
    return found


def _released_readme(course: Course) -> str:
    """In ``assignments/``, where no file says how to install the grader."""
    extras = extras_of(course, course.open_assignments)
    return course_readme(
        course, course.open_assignments, f'"{requirement(course, extras, course.student_folder)}"', extras
    )


def course_readme(course: Course, chosen: Sequence[Assignment], install: str, extras: Sequence[str]) -> str:
    """README.md beside the assignments, in both languages.

    Args:
        chosen: the assignments that lie there.
        install: what ``pip install`` is given in that very folder.
        extras: the grader's, which `install` brings.
    """
    first = next(iter(chosen), None)
    with_torch = bool({"torch", "all"} & set(extras))
    return _template("course.md").substitute(
        title_de=course.title.de,
        title_en=course.title.en,
        term=course.term,
        install=install,
        cpu_de=_CPU["de"] if with_torch else "",
        cpu_en=_CPU["en"] if with_torch else "",
        example=first.name if first else "01_name",
        example_slug=first.slug if first else "name",
        example_number=f"{first.number:02d}" if first else "01",
        assignments_de=_assignments(chosen, "de"),
        assignments_en=_assignments(chosen, "en"),
        messages_de=_messages("de"),
        messages_en=_messages("en"),
        late_de=_late(course, "de"),
        late_en=_late(course, "en"),
    )


_CPU = {
    "de": f"""
Auf Linux holt PyTorch dabei mehrere Gigabyte für Grafikkarten. Wer keine hat, führt vorher aus:

```
{CPU_TORCH}
```
""",
    "en": f"""
On Linux PyTorch fetches several gigabytes for graphics cards. If you have none, run this first:

```
{CPU_TORCH}
```
""",
}


def _assignments(chosen: Sequence[Assignment], language: Language) -> str:
    rows = ["| | Aufgabenblatt | Abgabe |" if language == "de" else "| | Assignment | Due |", "|---|---|---|"]
    for settings in (assignment.settings for assignment in chosen):
        form = "%d.%m.%Y, %H:%M" if language == "de" else "%Y-%m-%d, %H:%M"
        due = settings.due.strftime(form) if settings.due else ""
        rows.append(f"| [{settings.name}]({settings.name}/README.md) | {settings.title.to(language)} | {due} |")
    return "\n".join(rows)


def _messages(language: Language) -> str:
    """What each status is called in a report, and what it means."""
    head = "| Meldung | Bedeutung |" if language == "de" else "| Message | Meaning |"
    rows = [f"| {STATUS[status].to(language)} | {EXPLANATION[status].to(language)} |" for status in Status]
    return "\n".join([head, "|---|---|", *rows])


def _late(course: Course, language: Language) -> str:
    """What a late hand-in costs, in one sentence."""
    late = course.late
    grace, percent, most = (number(v, language) for v in (late.grace_minutes, late.percent_per_day, late.max_percent))
    if not late.percent_per_day:
        return "Verspätung kostet keine Punkte." if language == "de" else "Handing in late costs no points."
    if language == "de":
        free = f" nach {grace} Minuten Kulanz" if late.grace_minutes else ""
        return f"Verspätung kostet{free} je angefangenem Tag {percent} % der erreichten Punkte, höchstens {most} %."
    free = f"After {grace} minutes of grace, handing" if late.grace_minutes else "Handing"
    return f"{free} in late costs {percent} % of the points earned per started day, at most {most} %."


def _settings(assignment: Assignment) -> str:
    """What course.yml says of this assignment, limits resolved: the folder is complete without course.yml."""
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = 200
    out = StringIO()
    settings = assignment.settings.model_dump(mode="json", exclude_none=True, exclude={"status"})
    if settings["points"] == Settings.model_fields["points"].default:
        del settings["points"]
    yaml.dump({**settings, **({"language": assignment.language} if assignment.language else {})}, out)
    return (
        f"# From course.yml, written by `grader release`. `grader check` needs it; leave it as it is.\n{out.getvalue()}"
    )


def _public_diagnoses(assignment: Assignment) -> str:
    """What the typical mistakes answer in the public checks; nothing of the hidden ones."""
    path = assignment.diagnoses_file
    try:
        recorded = Diagnoses.load(path)
    except (ValueError, KeyError, TypeError):
        raise CourseError(f"{where(path)}: is damaged; delete it, `grader release` records it again") from None
    public = f"{assignment.public_checks.name}::"
    return recorded.only(check for check in recorded.checks if check.startswith(public)).to_json()


def _template(name: str) -> Template:
    return Template(files("grader.authoring").joinpath("templates", name).read_text(encoding="utf-8"))
