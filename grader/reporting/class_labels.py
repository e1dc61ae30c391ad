"""Every word of ours on the instructor's pages, in both languages."""

from __future__ import annotations

from grader.result import Text

__all__ = ["KIND"]

CLASS = Text(de="Kursübersicht", en="Class overview")
COUNTS = Text(
    de="{students} Studierende, {handed_in} Abgaben zu {assignments} Übungen",
    en="{students} students, {handed_in} hand-ins of {assignments} assignments",
)
EMPTY = Text(de="Noch keine Abgaben.", en="No hand-ins yet.")
CONTENTS = Text(de="Auf dieser Seite", en="On this page")

ATTENTION = Text(de="Was ein Mensch ansehen muss", en="What needs a person")
NO_ATTENTION = Text(
    de="Nichts: Alle Abgaben sind gelesen und fertig bewertet.", en="Nothing: every hand-in was read and fully graded."
)
KIND = {
    "ungraded": Text(de="Nicht fertig bewertet", en="Not fully graded"),
    "changed": Text(de="Unter einer Punktzahl von Hand geändert", en="Changed under a manual score"),
    "file": Text(de="Keine Datei dieser Übung", en="No file of this assignment"),
    "unreadable": Text(de="Nicht ganz lesbar", en="Not fully readable"),
    "time": Text(de="Abgabezeit unbekannt", en="Time of handing in unknown"),
}
OPEN = Text(de="{points} Punkte offen", en="{points} points open")
CHANGED_WHY = Text(
    de="Die automatische Punktzahl ist heute eine andere als zu der Zeit, als jemand von Hand eine eingetragen hat.",
    en="The automatic score is another one now than when a person entered theirs.",
)
MORE_IN = Text(de="{count} weitere stehen in {file}", en="{count} more are in {file}")

ASSIGNMENTS = Text(de="Übungen", en="Assignments")
ASSIGNMENT = Text(de="Übung", en="Assignment")
HANDED_IN = Text(de="Abgegeben", en="Handed in")
OF = Text(de="{count} von {all}", en="{count} of {all}")
DUE = Text(de="bis {due}", en="due {due}")
MEDIAN = Text(de="Median", en="Median")
QUARTILES = Text(de="Quartile", en="Quartiles")
RANGE = Text(de="{low} bis {high}", en="{low} to {high}")
MOST = Text(de="von {maximum}", en="of {maximum}")
OF_MAXIMUM = Text(de="{points} von {maximum}", en="{points} of {maximum}")
NOT_DECIDED = Text(de="Offen", en="Open")
ALL_ABOUT = Text(de="Alles zu {name}", en="All about {name}")
BACK = Text(de="Zur Kursübersicht", en="To the class overview")

DISTRIBUTION = Text(de="Verteilung der Punkte", en="Distribution of points")
DISTRIBUTION_NOTE = Text(
    de="Fertig bewertete Abgaben: {count}, vor Abzügen für Verspätung.",
    en="Fully graded hand-ins: {count}, before anything is taken off for being late.",
)
DISTRIBUTION_NONE = Text(de="Noch keine fertig bewertete Abgabe.", en="No fully graded hand-in yet.")
BIN = Text(de="{low} bis {high} Punkte: {count}", en="{low} to {high} points: {count}")
BIN_BEYOND = Text(de="mehr als {maximum} Punkte: {count}", en="more than {maximum} points: {count}")
BEYOND = Text(de="darüber", en="beyond")
AXIS = Text(de="Punkte", en="Points")
NOBODY = Text(de="Niemand besteht", en="Nobody passes")
EVERYBODY = Text(de="Alle bestehen", en="Everybody passes")
EVERYBODY_COUNT = Text(de="{count} Prüfungen", en="{count} checks")
EVERYBODY_ONE = Text(de="1 Prüfung", en="1 check")

PASS_RATE = Text(de="Bestanden je Aufgabe und Prüfung", en="Passed per task and check")
CHECK = Text(de="Aufgabe, Prüfung", en="Task, check")
PASSED = Text(de="Bestanden", en="Passed")
STILL_OPEN = Text(de="{count} offen", en="{count} open")
HIDDEN = Text(de="verborgen", en="hidden")
BONUS = Text(de="Zusatz", en="bonus")

MISTAKES = Text(de="Häufigste Fehler", en="Most frequent mistakes")
NO_MISTAKES = Text(de="Keiner der bekannten Fehler kam vor.", en="None of the known mistakes occurred.")
OR = Text(de="oder", en="or")
WHO = Text(de="Beispiel, und wer", en="Example, and who")
TIMES = Text(de="{count}-mal", en="{count} times")
CLUSTERS = Text(de="Gleiche falsche Antworten ohne Namen", en="Same wrong answers without a name")
CLUSTERS_WHY = Text(
    de="Diese Abgaben antworten in jedem Aufruf das Gleiche, und kein bekannter Fehler erklärt es. Ein eigener "
    "`wrong/`-Fall gibt dem Fehler einen Namen.",
    en="These hand-ins answer the same in every call, and no known mistake explains it. A `wrong/` variant of its own "
    "gives the mistake a name.",
)
CLUSTER = Text(
    de="{count} Abgaben antworten in Aufgabe {task} das Gleiche.",
    en="{count} hand-ins answer the same in task {task}.",
)
NO_CLUSTERS = Text(de="Keine.", en="None.")
START_VARIANT = Text(de="So beginnt ein Fall dafür:", en="This starts a variant for it:")
SLOWEST = Text(de="Am langsamsten", en="Slowest")
SECONDS = Text(de="{seconds} s Rechenzeit", en="{seconds} s of processor time")
NO_SECONDS = Text(de="Keine Abgabe hat nennenswert gerechnet.", en="No hand-in took any time worth naming.")

STUDENTS = Text(de="Studierende", en="Students")
STUDENT = Text(de="Name", en="Name")
TOTAL = Text(de="Summe", en="Total")
TABLE = Text(
    de="Punkte aller Studierenden, nach Abzügen für Verspätung",
    en="Points of all students, with what lateness takes off",
)
MISSING = Text(de="fehlt", en="missing")
LATE = Text(de="spät", en="late")
LATE_BY = Text(de="spät, −{points}", en="late, −{points}")
NOT_GRADED = Text(de="offen", en="open")
LOOK = Text(de="ansehen", en="look")
SEARCH = Text(de="Suchen", en="Search")
SHOW = Text(de="Zeigen", en="Show")
EVERYBODY_SHOWN = Text(de="alle", en="everybody")
ONLY_MISSING = Text(de="etwas fehlt", en="something missing")
ONLY_LATE = Text(de="verspätet", en="late")
ONLY_OPEN = Text(de="offen oder anzusehen", en="open or to look at")
IN_ASSIGNMENT = Text(de="In", en="In")
ANY_ASSIGNMENT = Text(de="irgendeiner Übung", en="any assignment")
ROWS = Text(de="{first} bis {last} von {count}", en="{first} to {last} of {count}")
NO_ROWS = Text(de="Niemand entspricht dem.", en="Nobody is like that.")
PREVIOUS = Text(de="Vorige", en="Previous")
NEXT = Text(de="Nächste", en="Next")
PAGES = Text(de="Seiten der Tabelle", en="Pages of the table")
PAGE = Text(de="Seite {number}", en="Page {number}")

TABLES = Text(de="Zum Weiterrechnen", en="To go on with")
TABLES_WHY = Text(de="Alles auf diesen Seiten als CSV und JSON:", en="Everything on these pages as CSV and JSON:")

ALL_RESULTS = Text(de="Alle Ergebnisse", en="All results")
POINTS = Text(de="Punkte", en="Points")
TASKS = Text(de="Je Aufgabe", en="Per task")
SUBMITTED = Text(de="Abgegeben am", en="Handed in at")
FILE = Text(de="Datei", en="File")
FEEDBACK = Text(de="Rückmeldung", en="Feedback")
UNKNOWN = Text(de="unbekannt", en="unknown")
HISTORY = Text(de="Verlauf der Abgaben", en="History of hand-ins")
HISTORY_WHY = Text(
    de="Neueste zuerst. Eine Zeile kommt dazu, wenn neu abgegeben wurde oder wenn sich die Prüfungen geändert haben.",
    en="Newest first. A line is added when something was handed in again, or when the checks have changed.",
)

SIMILAR = Text(de="Ähnliche Abgaben", en="Similar hand-ins")
SIMILAR_MEANS = Text(
    de="Ähnlicher Code hat viele Gründe: gemeinsames Lernen, dieselbe Quelle, Zufall bei kurzen Aufgaben. Diese "
    "Seite zeigt, was gleich gebaut ist, und sonst nichts; was daraus folgt, kann nur ein Gespräch klären.",
    en="Similar code has many reasons: learning together, the same source, chance in short tasks. This page shows what "
    "is built alike, and nothing else; what follows from it, only a conversation can settle.",
)
SIMILAR_COMPARED = Text(
    de="Verglichen: {count} Abgaben. Nicht gezählt wird, was die Vorlage enthält und was viele schreiben; Namen, "
    "Kommentare und Zeilenumbrüche spielen keine Rolle.",
    en="Compared: {count} hand-ins. What the template holds and what many write does not count; names, comments and "
    "line breaks do not matter.",
)
SIMILAR_TABLE = Text(de="Paare mit gemeinsamem Code", en="Pairs that share code")
SIMILAR_PAIR = Text(de="Paar", en="Pair")
SIMILAR_COLUMN = Text(de="Gemeinsam", en="Shared")
SIMILAR_SHARE = Text(
    de="des kürzeren Programms sind im anderen gleich gebaut (hervorgehoben).",
    en="of the shorter program is built alike in the other one (marked).",
)
SIMILAR_NONE = Text(de="Kein Paar teilt auffällig viel.", en="No pair shares much.")
SIMILAR_BACK = Text(de="Zu allen Paaren", en="To all pairs")
