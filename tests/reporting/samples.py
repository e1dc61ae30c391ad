"""Rich example reports and a course for them: what the renderers are tried on."""

from __future__ import annotations

import base64
import struct
import zlib
from datetime import UTC, datetime
from pathlib import Path

from grader.course import Course, LatePolicy, Settings
from grader.result import CheckResult, Mistake, Notice, Report, Status, Text

HOSTILE = (
    "<script>alert('x')</script>\x1b[31m\x1b]0;title\x07\u202edrow\x00\x07 & \"quoted\" ]]> {{ 7*7 }} | `x` "
    "::error::no ##[error]no"
)
"""Markup, terminal escapes, bidirectional controls, template and workflow commands in one string."""
HOSTILE_NAME = "=cmd|' /C calc'!A0<img src=x onerror=alert(1)>\u202e"
SANDBOX = Text(de="Landlock und seccomp", en="Landlock and seccomp")
NO_SANDBOX = Text(
    de="NICHT abgeschottet: Nur der Bewertungsserver zählt", en="NOT sandboxed: only the grading server counts"
)

CLIPPED = Mistake(
    name="clipped_at_zero",
    text=Text(
        de="Das laufende Maximum beginnt bei 0 statt beim ersten Wert des Fensters.",
        en="The running maximum starts at 0 instead of at the window's first value.",
    ),
)
STRIDE = Mistake(
    name="stride_is_kernel",
    text=Text(
        de="Als Schrittweite wird immer die Fenstergröße benutzt.", en="The window size is always used as the stride."
    ),
)
ROW_LOST = Mistake(
    name="last_row_lost",
    text=Text(de="Die letzte Zeile von Fenstern fehlt.", en="The last row of windows is missing."),
)
WRONG_MAXIMUM = Text(
    de="pool2d(array([[-3., -1.], [-4., -2.]]), 2, 2, 'max')\n  ergab    array([[0.]])\n  erwartet array([[-1.]])\n"
    "  Erste Abweichung bei Index [0, 0]: 0.0 statt -1.0.",
    en="pool2d(array([[-3., -1.], [-4., -2.]]), 2, 2, 'max')\n  gave     array([[0.]])\n  expected array([[-1.]])\n"
    "  First difference at index [0, 0]: 0.0 instead of -1.0.",
)
RAISED = Text(
    de="pool2d(array 5×5, 3, 2, 'average') löste IndexError aus: index 5 is out of bounds for axis 0 with size 5\n"
    "  pooling.py, Zeile 31, in pool2d\n    total += image[row + i, column + j]",
    en="pool2d(array 5×5, 3, 2, 'average') raised IndexError: index 5 is out of bounds for axis 0 with size 5\n"
    "  pooling.py, line 31, in pool2d\n    total += image[row + i, column + j]",
)


def png(width: int = 240, height: int = 150) -> bytes:
    """A small valid picture, computed here so that no test needs a file."""
    rows = b"".join(
        b"\0" + bytes(v for x in range(width) for v in (30 + x * 200 // width, 90 + y * 120 // height, 170))
        for y in range(height)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    chunks = b"".join(struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in parts)
    return b"\x89PNG\r\n\x1a\n" + chunks


PNG = base64.b64encode(png()).decode("ascii")


def check(
    number: int,
    status: Status = Status.PASSED,
    *,
    task: int = 1,
    points: float = 1,
    bonus: bool = False,
    hidden: bool = False,
    title: Text | None = None,
    message: Text | None = None,
    mistakes: tuple[Mistake, ...] = (),
    output: str = "",
    figures: tuple[str, ...] = (),
) -> CheckResult:
    """One check, named by `number` and `task`."""
    file = "test_pooling_hidden.py" if hidden else "test_pooling.py"
    return CheckResult(
        check=f"{file}::test_{task}_{number}",
        task=task,
        points=points,
        bonus=bonus,
        hidden=hidden,
        title=title or Text(de=f"Verhalten {number} von Aufgabe {task}.", en=f"Behaviour {number} of task {task}."),
        status=status,
        message=message,
        mistakes=mistakes,
        output=output,
        figures=figures,
    )


def report(
    *checks: CheckResult,
    student: str = "",
    file: str = "pooling.py",
    submitted: str = "",
    notices: tuple[Notice, ...] = (),
    output: str = "",
    sandbox: Text = SANDBOX,
    assignment: str = "04_pooling",
) -> Report:
    """One report of assignment 04_pooling with these checks."""
    return Report(
        assignment=assignment,
        title=Text(de="Pooling", en="Pooling"),
        tasks={
            1: Text(de="Max- und Mittelwert-Pooling", en="Max and average pooling"),
            2: Text(de="Das Bild verkleinern", en="Making the image smaller"),
            3: Text(de="Der Rückweg", en="The way back"),
        },
        student=student,
        file=file,
        submitted=submitted,
        engine="0.1.0",
        key="c0ffee",
        sandbox=sandbox,
        notices=notices,
        output=output,
        checks=checks,
    )


def _titles() -> dict[str, Text]:
    return {
        "max": Text(de="Das Maximum jedes Fensters wird genommen.", en="The maximum of each window is taken."),
        "negative": Text(de="Auch lauter negative Werte haben ein Maximum.", en="Negative values have a maximum, too."),
        "average": Text(
            de="Der Mittelwert überlappender Fenster stimmt.", en="The average of overlapping windows is right."
        ),
        "stride": Text(
            de="Fenstergröße und Schrittweite sind unabhängig voneinander, auch wenn sie verschieden groß sind.",
            en="Window size and stride are independent of each other, also when they differ.",
        ),
        "pure": Text(de="Das Eingabebild bleibt unverändert.", en="The input image stays unchanged."),
        "picture": Text(
            de="Das Bild zeigt beide Ergebnisse mit Titel.", en="The picture shows both results with titles."
        ),
        "back": Text(de="Der Gradient fließt zum ersten Maximum.", en="The gradient flows to the first maximum."),
    }


def mixed_report(student: str = "", submitted: str = "") -> Report:
    """Every kind of outcome in one hand-in."""
    title = _titles()
    return report(
        check(1, title=title["max"], points=2),
        check(
            2,
            Status.WRONG,
            title=title["negative"],
            message=WRONG_MAXIMUM,
            mistakes=(CLIPPED,),
            output="max so far 0\nmax so far 0\n",
        ),
        check(3, Status.ERROR, title=title["average"], message=RAISED),
        check(4, Status.WRONG, title=title["stride"], hidden=True, points=1.5, mistakes=(STRIDE, ROW_LOST)),
        check(5, Status.GRADER_ERROR, title=title["pure"], hidden=True, points=0.5),
        check(1, task=2, title=title["picture"], points=2, figures=(PNG,)),
        check(2, Status.TIMEOUT, task=2, points=1),
        check(3, Status.FORBIDDEN, task=2, points=1),
        check(1, Status.NOT_ATTEMPTED, task=3, title=title["back"], bonus=True, points=1),
        check(2, Status.NOT_ATTEMPTED, task=3, bonus=True, points=1),
        student=student,
        submitted=submitted,
        notices=(
            Notice(
                level="warning",
                text=Text(
                    de="pooling.py ist nicht in UTF-8 gespeichert; es wurde als Latin-1 gelesen.",
                    en="pooling.py is not saved as UTF-8; it was read as Latin-1.",
                ),
            ),
        ),
        output="Pooling wird geladen …\n",
    )


def perfect_report(student: str = "", submitted: str = "") -> Report:
    """Everything passed, extra credit too."""
    return _outcomes(student, submitted, {})


def stub_report(student: str = "", submitted: str = "") -> Report:
    """Nothing attempted."""
    return _outcomes(student, submitted, dict.fromkeys(range(10), Status.NOT_ATTEMPTED))


def hostile_report(submitted: str = "") -> Report:
    """Every field that a student can influence holds HOSTILE text or a very long word."""
    text = Text(de=HOSTILE + "\n" + "x" * 3000, en=HOSTILE + "\n" + "x" * 3000)
    mistake = Mistake(name="hostile", text=Text(de=HOSTILE, en=HOSTILE))
    return report(
        check(1, Status.WRONG, title=text, message=text, mistakes=(mistake, CLIPPED), output=HOSTILE * 400),
        check(2, Status.ERROR, message=text, output="\n" * 5000 + "end", figures=("not base64 <b>", PNG)),
        check(
            3,
            Status.WRONG,
            hidden=True,
            message=Text(de="GEHEIM", en="SECRET"),
            output="SECRET",
            figures=(PNG,),
            mistakes=(mistake,),
        ),
        student=HOSTILE_NAME,
        file=HOSTILE,
        submitted=submitted,
        notices=(Notice(level="problem", text=text),),
        output=HOSTILE * 50,
        sandbox=NO_SANDBOX,
    )


def _outcomes(student: str, submitted: str, statuses: dict[int, Status]) -> Report:
    titles = list(_titles().values())
    tasks = (1, 1, 1, 1, 1, 2, 2, 2, 3, 3)
    points = (2, 1, 1, 1.5, 0.5, 2, 1, 1, 1, 1)
    checks = []
    for index, (task, worth) in enumerate(zip(tasks, points, strict=True)):
        status = statuses.get(index, Status.PASSED)
        mistake = (CLIPPED, STRIDE, ROW_LOST)[index % 3]
        checks.append(
            check(
                sum(t == task for t in tasks[: index + 1]),
                status,
                task=task,
                points=worth,
                bonus=task == 3,
                hidden=index in (3, 4),
                title=titles[index % len(titles)] if index not in (6, 7, 9) else None,
                mistakes=(mistake,) if status is Status.WRONG else (),
                message=WRONG_MAXIMUM if status is Status.WRONG and index not in (3, 4) else None,
            )
        )
    return report(*checks, student=student, submitted=submitted)


def sample_reports() -> list[Report]:
    """A small class: every outcome, on time and late, with hostile and foreign names."""
    names = [
        "Ada Lovelace",
        "Amari",
        "Çelik, Deniz",
        "Hopper",
        "McCulloch",
        "Minsky",
        "Papert",
        "Pitts",
        "Rosenblatt",
        "Widrow",
    ]
    reports = []
    for index, name in enumerate(names):
        failing = {k: Status.WRONG for k in range(10) if (k * 7 + index * 3) % 10 < index}
        reports.append(_outcomes(name, f"2026-11-2{index % 10}T10:00:00Z", failing))
    empty = report(check(1, Status.MISSING), check(2, Status.MISSING), student="Niemand", file="")
    late = "2026-11-28T20:00:00Z"
    return [
        *reports,
        mixed_report("Hebb", late),
        perfect_report("李雷", "2026-11-20T08:15:00Z"),
        stub_report("زينب", late),
        hostile_report(late),
        empty,
        perfect_report("Ada Lovelace").model_copy(
            update={"assignment": "01_perceptron", "title": Text(de="Das Perzeptron", en="The perceptron")}
        ),
    ]


def sample_course() -> Course:
    """The course of `sample_reports`; nothing of it lies on disk."""
    settings = (
        Settings(name="01_perceptron", title=Text(de="Das Perzeptron", en="The perceptron")),
        Settings(
            name="04_pooling", title=Text(de="Pooling", en="Pooling"), due=datetime(2026, 11, 27, 22, 59, tzinfo=UTC)
        ),
        Settings(name="05_oscillator", title=Text(de="Ein Oszillator", en="An oscillator")),
    )
    late = LatePolicy(grace_minutes=15, percent_per_day=10, max_percent=50)
    return Course(
        Path(),
        Text(de="Neuronale Netze", en="Neural Networks"),
        "Wintersemester 2026/27",
        ("de", "en"),
        "de",
        late,
        settings,
    )
