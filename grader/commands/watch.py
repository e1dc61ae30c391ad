"""`grader watch`: check after every save, and steer it with single keys."""

from __future__ import annotations

import queue
import textwrap
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from grader.commands.places import here
from grader.course import Assignment, CourseError
from grader.reporting.brief import Brief, brief, first_of
from grader.reporting.labels import NEXT_NOTHING, TASK
from grader.reporting.view import tasks_of
from grader.result import Language, Report, Status, Text
from grader.student.telling import after_of, explanation, find_check, hints_of

if TYPE_CHECKING:
    from grader.student.screen import Screen
    from grader.student.watching import State

__all__ = ["watch"]

KEYS = Text(
    de="n,p Aufgabe  h Tipp  l Liste  a alles  e warum  o Bild  r neu  q Ende",
    en="n,p task  h hint  l list  a all  e why  o picture  r reset  q quit",
)
NO_KEYS = Text(de="Ich prüfe nach jedem Speichern. Ende mit Strg-C.", en="Checking after every save. Ctrl-C ends.")
STARTING = Text(de="Ich lade, was {name} braucht …", en="Loading what {name} needs …")
CHECKING = Text(de="prüfe …", en="checking …")
GONE = Text(
    de="{name}: Die Datei ist gerade nicht da. Sobald sie gespeichert ist, geht es weiter.",
    en="{name}: the file is not there at the moment. Save it, and this goes on.",
)
ENDED = Text(de="Beendet.", en="Stopped.")
ASK_RESET = Text(
    de="Aufgabe {task} neu beginnen? Dein Text bleibt als .bak erhalten. j = ja, jede andere Taste = nein",
    en="Begin task {task} anew? Your text is kept as .bak. y = yes, any other key = no",
)
MORE_HINTS = Text(de="Noch ein Tipp: h", en="One more hint: h")
NO_HINT = Text(de="Zu Aufgabe {task} gibt es keinen Tipp.", en="There is no hint for task {task}.")


def watch(
    query: str | None, task: int | None, file: Path | None, language: Language | None, device: str | None = None
) -> int:
    """Check again whenever the file is saved, until q or Ctrl-C.

    Raises:
        CourseError: nothing to check, no such task, or a library is missing.
    """
    from rich.console import Console

    from grader.commands.check import require_libraries, require_task
    from grader.grading.one import Grader
    from grader.needs import usable
    from grader.student.keyboard import Keyboard
    from grader.student.progress import remember_checks
    from grader.student.screen import Screen
    from grader.student.watching import Watcher, tell_of_saves

    place = here()
    assignment, speaks = place.assignment(query, file), place.language(language)
    require_task(assignment, task)
    require_libraries(assignment, speaks)
    screen = Screen(Console(highlight=False))
    screen.show([], STARTING.to(speaks).format(name=assignment.name))
    events: queue.SimpleQueue[str] = queue.SimpleQueue()  # a key, or "" for a save
    stop = threading.Event()
    try:
        with Keyboard(events.put) as keyboard, Grader(usable(assignment), device=device) as grader:
            view = _View(assignment, speaks, screen, file, task, has_keys=keyboard.works)
            watcher = Watcher(assignment, grader, file, view.draw, task)
            tell_of_saves(file.parent if file else assignment.folder, lambda: events.put(""), stop)
            watcher.saved()
            while True:
                if watcher.busy and events.empty():
                    watcher.step()
                    if not watcher.busy and file is None and watcher.state.report is not None:
                        remember_checks(assignment, watcher.state.report)
                    continue
                key = events.get()
                if not key:
                    view.checking()
                    watcher.saved()
                elif not view.press(key, watcher.state):
                    break
    except KeyboardInterrupt:
        pass
    finally:
        stop.set()
    screen.leave(ENDED.to(speaks))
    return 0


@dataclass
class _View:
    """What is on the screen, and what a key makes of it."""

    assignment: Assignment
    language: Language
    screen: Screen
    file: Path | None
    task: int | None
    has_keys: bool
    shows: Literal["task", "hint", "list", "all", "explain", "reset"] = "task"
    hints: int = 1
    said: str = ""
    """One line about what a key did, until the next one."""

    # ------------------------------------------------------------------ drawing

    def draw(self, state: State) -> None:
        """Show a state in the way that was chosen."""
        if state.report is None:
            return
        lines = list(self.lines(state, state.report))
        if state.gone:
            lines.insert(0, GONE.to(self.language).format(name=state.report.file))
        if self.said:
            lines.insert(0, self.said)
            self.said = ""
        foot = self.foot() if not state.pending else f"{self.foot()}  {CHECKING.to(self.language)}"
        self.screen.show(lines, foot)

    def checking(self) -> None:
        """The old screen stays; its last line says that a new one is on the way."""
        self.screen.foot(f"{self.foot()}  {CHECKING.to(self.language)}")

    def foot(self) -> str:
        """The keys, or how to end."""
        return (KEYS if self.has_keys else NO_KEYS).to(self.language)

    def lines(self, state: State, report: Report) -> Sequence[str]:
        """The chosen view of a report."""
        room = self.screen.height - 1
        if self.shows == "reset":
            return [ASK_RESET.to(self.language).format(task=self.current(report))]
        if self.shows == "hint":
            return self.hint(self.current(report))
        if self.shows == "explain":
            return self.explained(report)
        if self.shows == "list":
            return self.listed(report)
        if self.shows == "all":
            return self.everything(report)
        return brief(report, self.language, self.screen.console, self.shown(state), lines=room)

    def shown(self, state: State) -> Brief:
        """What the screen says besides the report."""
        after = after_of(self.assignment, state.report) if state.report is not None else {}
        hint_command = None if self.has_keys else f"grader hint {self.assignment.number:02d}"
        return Brief(after, self.task, hint_command, None, state.better, state.worse, state.pending)

    def current(self, report: Report) -> int:
        """The task that is shown: the chosen one, or the one with the first thing to do."""
        if self.task is not None:
            return self.task
        first = first_of(report, after_of(self.assignment, report))
        return first.first.task if first is not None else min(self.assignment.task_titles)

    def hint(self, task: int) -> list[str]:
        """The hints of a task up to the level that was asked for."""
        found = hints_of(self.assignment, task, self.language)
        if not found:
            return [NO_HINT.to(self.language).format(task=task)]
        title = self.assignment.task_titles[task].to(self.language)
        lines = [f"{TASK.to(self.language).format(task=task)}: {title}", ""]
        for number, each in enumerate(found[: self.hints], start=1):
            lines += [*self.wrapped(f"{number}. {each}"), ""]
        if self.hints < len(found):
            lines.append(MORE_HINTS.to(self.language))
        return lines

    def explained(self, report: Report) -> list[str]:
        """What the first failing check asks, and why."""
        first = first_of(report, after_of(self.assignment, report), self.task)
        if first is None:
            return [NEXT_NOTHING.to(self.language)]
        check = find_check(self.assignment, first.first.check)
        return [line for part in explanation(check, self.language) for line in [*self.wrapped(part), ""]]

    def listed(self, report: Report) -> list[str]:
        """Every task with its title."""
        found = []
        for task in tasks_of(report):
            sign = "✓" if all(c.status is Status.PASSED for c in task.checks) else " "
            mark = ">" if task.number == self.current(report) else " "
            found.append(f"{mark}{sign} {task.heading.to(self.language)}   {task.points(short=True).to(self.language)}")
        return found

    def everything(self, report: Report) -> list[str]:
        """The whole report."""
        from grader.reporting.terminal import print_report

        with self.screen.console.capture() as capture:
            print_report(report, self.language, self.screen.console, hint_command=None)
        return capture.get().rstrip("\n").split("\n")

    def wrapped(self, text: str) -> list[str]:
        """Lines that fit."""
        width = min(self.screen.console.width, 100) - 1
        pieces = (textwrap.wrap(line, width, subsequent_indent="   ") or [""] for line in text.split("\n"))
        return [line for piece in pieces for line in piece]

    # ------------------------------------------------------------------ keys

    def press(self, key: str, state: State) -> bool:
        """Do what a key asks for; False to end."""
        if self.shows != "reset" and key in "qQ":
            return False
        if state.report is None:
            return True
        if self.shows == "reset":
            if key in "jJyY":
                self.reset(self.current(state.report))
            self.shows = "task"
        elif key in "nNpP":
            self.move(1 if key in "nN" else -1, state.report)
        elif key in "hH":
            self.hints = self.hints + 1 if self.shows == "hint" else 1
            self.shows = "hint"
        elif key in "oO":
            self.open_picture()
        else:
            wanted = _VIEWS.get(key.lower(), "task")
            self.shows = "task" if self.shows == wanted else wanted
        self.draw(state)
        return True

    def move(self, step: int, report: Report) -> None:
        """To the next or the previous task."""
        tasks, here = sorted({check.task for check in report.checks}), self.current(report)
        at = tasks.index(here) if here in tasks else 0
        self.task = tasks[(at + step) % len(tasks)]
        self.shows, self.hints = "task", 1

    def reset(self, task: int) -> None:
        """The template of one task again."""
        from grader.commands.begin import reset_in

        try:
            self.said = reset_in(self.assignment, task, self.file).to(self.language)
        except CourseError as error:
            self.said = str(error)

    def open_picture(self) -> None:
        """Draw the picture with the student's own code and open it, beside everything else."""
        from grader.commands.picture import open_in_background

        self.said = open_in_background(self.assignment, self.file).to(self.language)


_VIEWS: dict[str, Literal["task", "list", "all", "explain", "reset"]] = {
    "l": "list", "a": "all", "e": "explain", "r": "reset",
}  # fmt: skip
