"""The help of the command line in German: what students use, and a line for every command."""

from __future__ import annotations

from typing import Any

__all__ = ["in_german"]

_COMMANDS = {
    "": "Übungen zu neuronalen Netzen: Lösungen prüfen, einen Kurs bewerten, Aufgaben schreiben.",
    "check": "Prüft deine Lösung: was zuerst zu tun ist, ein Balken je Aufgabe, alles Übrige in je einer Zeile.",
    "watch": "Prüft bei jedem Speichern neu, die bearbeitete Aufgabe zuerst. Tasten: n p h l a e o r q.",
    "hint": "Zeigt einen Tipp zu einer Aufgabe.",
    "explain": "Sagt, was eine Prüfung verlangt, warum, nach welcher Formel und woher sie kommt.",
    "status": "Zeigt das Semester: jedes Aufgabenblatt mit Punkten, Abgabetermin, Abgabe und nächstem Schritt.",
    "next": "Nennt die nächste offene Aufgabe: welche, wo sie steht und wie du sie prüfst.",
    "start": "Kopiert ein frisches Aufgabenblatt in diesen Ordner.",
    "reset": "Setzt die Vorlage einer Aufgabe wieder ein; dein Text bleibt daneben als .bak erhalten.",
    "show": "Zeichnet das Bild des Aufgabenblatts mit deinem Code.",
    "submit": "Prüft noch einmal und packt das Archiv für die Abgabe (oder gibt über nbgrader ab).",
    "grade": "Bewertet einen Kurs: Ergebnisse, Rückmeldungen, Übersicht, Tabellen und gradebook.db.",
    "release": "Schreibt, was Studierende bekommen: solutions/ → assignments/.",
    "verify": "Prüft die Prüfungen: Richtiges besteht, die Vorlage nicht, jeder typische Fehler wird benannt.",
    "quality": "Macht richtige Programme an je einer Stelle falsch: Jedes muss Punkte verlieren.",
    "new": "Beginnt ein neues Aufgabenblatt; mit --wrong einen typischen Fehler.",
    "init": "Beginnt einen eigenen Kurs.",
    "handout": "Schreibt, was Studierende bekommen, und nichts sonst.",
    "ci": "Schreibt den Workflow für dieses Repository.",
    "doctor": "Sagt, wie dieser Rechner Code von Studierenden einsperren kann.",
    "extend": "Gibt einer Person mehr Zeit.",
    "similar": "Zeigt Abgaben mit gemeinsamem Code nebeneinander, zum Anschauen, nie als Urteil.",
    "diff": "Sagt, wessen Punkte eine Änderung der Prüfungen verschiebt, bevor sie gilt.",
    "collect": "Entpackt den Download einer Lernplattform für `grader grade`.",
    "export": "Schreibt Noten und Rückmeldungen für Moodle, ILIAS oder eine Tabelle.",
    "nbgrader": "Der Kurs in nbgrader.",
}

_OPTIONS = {
    "Number, name or unique prefix; default: the folder you are in.":
        "Nummer, Name oder eindeutiger Anfang; sonst der Ordner, in dem du bist.",
    "Number, name or unique prefix.": "Nummer, Name oder eindeutiger Anfang.",
    "Only this task.": "Nur diese Aufgabe.",
    "A .py or .ipynb anywhere, instead of the one in the folder.":
        "Eine .py oder .ipynb irgendwo, statt der im Ordner.",
    "Language; default: GRADER_LANGUAGE, or the course's.": "Sprache; sonst GRADER_LANGUAGE oder die des Kurses.",
    "text for people, the others for machines; see docs/ci.md.":
        "text für Menschen, die anderen für Maschinen; siehe docs/ci.md.",
    "Where torch computes; default: on the graphics card if there is one.":
        "Wo torch rechnet; sonst auf der Grafikkarte, wenn es eine gibt.",
    "Everything: of an assignment every check and message; otherwise every assignment, a line each.":
        "Alles: von einem Aufgabenblatt jede Prüfung und Meldung; sonst jedes Aufgabenblatt in einer Zeile.",
    "The assignments that differ from commit REV (in place of ASSIGNMENT); without REV, those with changes that are "
    "not committed, or else those of the last commit.":
        "Die Aufgabenblätter, die sich seit dem Commit REV (an Stelle von ASSIGNMENT) unterscheiden; ohne REV die mit "
        "noch nicht committeten Änderungen, sonst die des letzten Commits.",
    "Number of the task; default: the first open one.": "Nummer der Aufgabe; sonst die erste offene.",
    "Which hint; they become more concrete.": "Welcher Tipp; sie werden immer genauer.",
    "Name of a check, or part of its name or sentence.": "Name einer Prüfung, oder ein Teil von Name oder Satz.",
    "The task to begin anew.": "Die Aufgabe, die neu begonnen wird.",
    "Do not ask.": "Nicht nachfragen.",
    "The archive; default: `<assignment>.zip` here.": "Das Archiv; sonst `<Aufgabenblatt>.zip` hier.",
    "The file to hand in; default: the one with more points.": "Was abgegeben wird; sonst die Datei mit mehr Punkten.",
    "Say which version this is.": "Sagt, welche Version das ist.",
    "Show this message and exit.": "Zeigt diese Hilfe.",
}  # fmt: skip

_PANELS = {"ARGUMENTS": "Argumente", "OPTIONS": "Optionen", "COMMANDS": "Befehle"}


def in_german(command: Any) -> None:
    """Put German texts in place of the English ones, wherever there are some.

    Args:
        command: what `typer.main.get_command` made of the whole command line.
    """
    from typer import rich_utils

    for panel, words in _PANELS.items():
        setattr(rich_utils, f"{panel}_PANEL_TITLE", words)
    _translate(command, "")
    for name, each in command.commands.items():
        _translate(each, name)


def _translate(command: Any, name: str) -> None:
    command.help = _COMMANDS.get(name, command.help)
    command.epilog = (command.epilog or "").replace("Examples: ", "Beispiele: ").replace("Example: ", "Beispiel: ")
    get_help_option = command.get_help_option

    def german(context: Any) -> Any:
        option = get_help_option(context)
        if option is not None:
            option.help = _OPTIONS["Show this message and exit."]
        return option

    command.get_help_option = german
    for parameter in command.params:
        parameter.help = _OPTIONS.get(parameter.help, parameter.help)
