"""Every word of ours that a student or an instructor reads in a report, in both languages."""

from __future__ import annotations

from grader.result import Status, Text

__all__ = ["EXPLANATION", "STATUS"]

STATUS = {
    Status.PASSED: Text(de="bestanden", en="passed"),
    Status.WRONG: Text(de="noch nicht richtig", en="not right yet"),
    Status.ERROR: Text(de="Fehlermeldung", en="error"),
    Status.TIMEOUT: Text(de="zu langsam", en="too slow"),
    Status.CRASHED: Text(de="vorzeitig beendet", en="ended early"),
    Status.FORBIDDEN: Text(de="gesperrte Funktion", en="function off limits"),
    Status.NOT_ATTEMPTED: Text(de="noch nicht bearbeitet", en="not attempted yet"),
    Status.MISSING: Text(de="nicht gefunden", en="not found"),
    Status.NOT_RUN: Text(de="nicht mehr ausgeführt", en="not run"),
    Status.GRADER_ERROR: Text(de="offen, Fehler im Grader", en="open, fault of the grader"),
}
"""What became of a check, in a few words that can stand behind its title."""

EXPLANATION = {
    Status.PASSED: Text(de="Diese Prüfung ist bestanden.", en="This check passed."),
    Status.WRONG: Text(
        de="Dein Code läuft, liefert hier aber noch nicht das Erwartete. Vergleiche ihn mit dem Aufgabentext.",
        en="Your code runs but does not give what is expected here yet. Compare it with the task's text.",
    ),
    Status.ERROR: Text(
        de="Dein Code hat eine Ausnahme ausgelöst. Rufe die Funktion selbst auf und lies die letzte Zeile der Meldung.",
        en="Your code raised an exception. Call the function yourself and read the last line of the message.",
    ),
    Status.TIMEOUT: Text(
        de="Dein Code ist in der erlaubten Zeit nicht fertig geworden. Endet jede Schleife?",
        en="Your code did not finish in the time allowed. Does every loop end?",
    ),
    Status.CRASHED: Text(
        de="Dein Programm hat sich beendet, bevor es ein Ergebnis gab, etwa durch exit() oder zu viel Speicher.",
        en="Your program ended before there was a result, through exit(), say, or too much memory.",
    ),
    Status.FORBIDDEN: Text(
        de="Dein Code benutzt eine Funktion, die du in dieser Aufgabe selbst schreiben sollst.",
        en="Your code uses a function that this exercise asks you to write yourself.",
    ),
    Status.NOT_ATTEMPTED: Text(
        de="Hier steht noch die Vorlage. Ersetze `raise NotImplementedError()` durch deine Lösung.",
        en="The template is still in place here. Replace `raise NotImplementedError()` by your solution.",
    ),
    Status.MISSING: Text(
        de="Die geprüfte Funktion oder Klasse ist nicht definiert. Stimmt ihr Name genau mit der Vorlage überein?",
        en="The function or class under test is not defined. Is its name exactly the one in the template?",
    ),
    Status.NOT_RUN: Text(
        de="Die Zeit für die ganze Abgabe war vorher aufgebraucht. Mache zuerst die langsamen Aufgaben schneller.",
        en="The time for the whole hand-in was used up before. Make the slow tasks faster first.",
    ),
    Status.GRADER_ERROR: Text(
        de="Hier hat der Grader einen Fehler gemacht, nicht du. Diese Punkte sind offen; die Kursleitung klärt sie.",
        en="The grader made a mistake here, not you. These points are open; the course staff will settle them.",
    ),
}
"""One sentence each: what it means and what to do. Said where the record itself has no message."""

LANGUAGES = Text(de="Deutsch", en="English")
TASKS = Text(de="Aufgaben {tasks}", en="Tasks {tasks}")
TASK = Text(de="Aufgabe {task}", en="Task {task}")
POINTS = Text(de="{earned} von {maximum} Punkten", en="{earned} of {maximum} points")
POINTS_SHORT = Text(de="{earned} von {maximum} P.", en="{earned} of {maximum} pts")
PUBLIC_POINTS = Text(
    de="Öffentliche Prüfungen: {earned} von {maximum} Punkten", en="Public checks: {earned} of {maximum} points"
)
TOTAL = Text(de="Gesamt: {earned} von {maximum} Punkten", en="Total: {earned} of {maximum} points")
OPEN_SHORT = Text(de="offen", en="open")
OPEN_POINTS = Text(de="{points} P. offen", en="{points} pts open")
BONUS_POINTS = Text(de="{earned} von {maximum} Zusatzpunkten", en="{earned} of {maximum} bonus points")
BONUS_POINTS_SHORT = Text(de="{earned} von {maximum} Zusatz", en="{earned} of {maximum} bonus")
BONUS_SHORT = Text(de="Zusatz", en="bonus")
INCLUDING_BONUS = Text(de="davon {points} Zusatzpunkte", en="{points} of them extra credit")
INCLUDING_ONE_BONUS = Text(de="davon 1 Zusatzpunkt", en="1 of them extra credit")
HIDDEN = Text(de="verborgen", en="hidden")
HIDDEN_EXPLAINED = Text(
    de="Verborgene Prüfungen verraten nicht, womit sie rechnen. Ihr Titel sagt, welches Verhalten sie prüfen.",
    en="Hidden checks do not tell what they compute with. Their titles say which behaviour they check.",
)

LOOKS_LIKE = Text(de="Das sieht aus wie:", en="This looks like:")
LOOKS_LIKE_ONE_OF = Text(de="Das sieht aus wie eines davon:", en="This looks like one of:")
OUTPUT = Text(de="Ausgabe deines Programms", en="What your program printed")
OUTPUT_LOADING = Text(de="Ausgabe beim Laden deiner Datei", en="Printed while your file was loaded")
FIGURE = Text(de="Dein Bild zu „{title}“", en="Your picture for “{title}”")
FIGURE_LEFT_OUT = Text(
    de="Ein Bild fehlt hier: Es ist zu groß oder kein PNG.",
    en="A picture is left out here: it is too large or not a PNG.",
)
CUT = Text(de="… (gekürzt)", en="… (cut short)")
SAME_CAUSE = Text(de="Derselbe Grund wie bei „{title}“.", en="The same cause as in “{title}”.")
MORE_CHECKS = Text(de="… und {count} weitere Prüfungen", en="… and {count} more checks")

TO_DO = Text(de="Was noch fehlt", en="What is left to do")
NEXT_STEP = Text(de="Nächster Schritt", en="Next step")
NEXT_HINT = Text(de="Ein Tipp zu Aufgabe {task}: `{command}`", en="A hint for task {task}: `{command}`")
NEXT_TASK = Text(
    de="Nimm dir Aufgabe {task} vor und lies dazu noch einmal den Aufgabentext.",
    en="Take up task {task} and read its text once more.",
)
NEXT_PROBLEM = Text(
    de="Lies zuerst, was oben zu deiner Abgabe steht: Es kann mehrere Prüfungen auf einmal betreffen.",
    en="First read what is said above about your hand-in: it may affect several checks at once.",
)
NEXT_SYNTAX = Text(
    de="Behebe zuerst den Fehler oben, den Python beim Lesen deiner Datei meldet.",
    en="First mend the error above that Python reports while reading your file.",
)
NEXT_BONUS = Text(
    de="Alles Verlangte ist bestanden. Wenn du magst, hole dir noch die Zusatzpunkte in Aufgabe {task}.",
    en="Everything required passes. If you like, go for the extra credit in task {task}.",
)
NEXT_NOTHING = Text(de="Alles bestanden. Sehr schön!", en="Everything passes. Well done!")
NEXT_WAIT = Text(
    de="Für dich ist nichts zu tun: Die offenen Punkte klärt die Kursleitung.",
    en="There is nothing for you to do: the course staff will settle the open points.",
)

COMPUTING = Text(de="Rechenzeit: {checks} s, Laden {loading} s", en="Computing took {checks} s, loading {loading} s")
MOST_OF_IT = Text(de="das meiste in {name}", en="most of it in {name}")
TIGHT = Text(
    de="Bei der Bewertung könnte die Rechenzeit knapp werden: Mehr als die Hälfte von dem, was erlaubt ist, ist "
    'verbraucht. Was außerhalb von Funktionen rechnet, gehört unter `if __name__ == "__main__":`.',
    en="Time could be tight when this is graded: more than half of what is allowed is used up. What computes outside "
    'of functions belongs below `if __name__ == "__main__":`.',
)

UNGRADED = Text(de="Noch nicht fertig bewertet", en="Grading is not complete")
UNGRADED_EXPLAINED = Text(
    de="Ein Fehler im Grader, nicht in deinem Code, hat {points} Punkte offen gelassen. Die Kursleitung klärt das.",
    en="A fault of the grader, not of your code, has left {points} points open. The course staff will settle it.",
)

FEEDBACK = Text(de="Rückmeldung", en="Feedback")
STUDENT = Text(de="Abgabe von", en="Handed in by")
FILE = Text(de="Datei", en="File")
NO_FILE = Text(de="keine gefunden", en="none found")
SUBMITTED = Text(de="Abgegeben", en="Handed in")
DUE = Text(de="Abgabetermin", en="Due")
LATE = Text(de="verspätet", en="late")
LATE_FREE = Text(de="nach dem Termin, ohne Abzug", en="after the due date, nothing taken off")
OF_POINTS = Text(de="von {maximum}", en="of {maximum}")
PROVISIONAL = Text(de="vorläufig", en="provisional")
AFTER_PENALTY = Text(
    de="{points} erreicht, {penalty} Abzug für Verspätung", en="{points} earned, {penalty} off for being late"
)
FOOTER = Text(
    de="Bewertet mit Version {engine}. Code ausgeführt in: {sandbox}",
    en="Graded by version {engine}. Code ran in: {sandbox}",
)
CHECKS = Text(de="Prüfungen", en="Checks")
OVERVIEW = Text(de="Überblick", en="Overview")
NOTICES = Text(de="Zu deiner Abgabe", en="About your hand-in")
EXPAND = Text(de="Einzelheiten", en="Details")

CLASS = Text(de="Kursübersicht", en="Class overview")
CLASS_TABLE = Text(de="Punkte je Abgabe", en="Points per hand-in")
CLASS_MISSING = Text(de="keine Abgabe", en="nothing handed in")
CLASS_LATE = Text(de="verspätet, Abzug {points}", en="late, {points} taken off")
CLASS_LATE_FREE = Text(de="verspätet, kein Abzug", en="late, nothing taken off")
CLASS_OPEN = Text(de="{points} Punkte offen", en="{points} points open")
CLASS_UNGRADED = Text(
    de="{count} Abgaben sind nicht fertig bewertet: Ein Fehler im Grader hat Punkte offen gelassen.",
    en="{count} hand-ins are not fully graded: a fault of the grader has left points open.",
)
CLASS_UNGRADED_ONE = Text(
    de="Eine Abgabe ist nicht fertig bewertet: Ein Fehler im Grader hat Punkte offen gelassen.",
    en="One hand-in is not fully graded: a fault of the grader has left points open.",
)
CLASS_DOUBTFUL = Text(
    de="{count} Abgaben soll sich ein Mensch ansehen: Etwas daran ließ sich nicht lesen.",
    en="{count} hand-ins should be looked at by a person: something about them could not be read.",
)
CLASS_DOUBTFUL_ONE = Text(
    de="Eine Abgabe soll sich ein Mensch ansehen: Etwas daran ließ sich nicht lesen.",
    en="One hand-in should be looked at by a person: something about it could not be read.",
)
CLASS_OF = Text(de="von {maximum}", en="of {maximum}")
CLASS_DUE = Text(de="bis {due}", en="due {due}")
CLASS_DISTRIBUTION = Text(de="Verteilung der Punkte", en="Distribution of points")
CLASS_DISTRIBUTION_NOTE = Text(
    de="Median {median} von {maximum}; {count} Abgaben, vor Abzügen.",
    en="Median {median} of {maximum}; {count} hand-ins, before anything is taken off.",
)
CLASS_DISTRIBUTION_NOTE_ONE = Text(
    de="Eine Abgabe mit {median} von {maximum}, vor Abzügen.",
    en="One hand-in with {median} of {maximum}, before anything is taken off.",
)
CLASS_DISTRIBUTION_NONE = Text(de="Noch keine fertig bewertete Abgabe.", en="No fully graded hand-in yet.")
CLASS_LEFT_OUT = Text(de="Nicht enthalten: {count} offene.", en="Left out: {count} open ones.")
CLASS_BIN = Text(de="{low} bis {high} Punkte: {count}", en="{low} to {high} points: {count}")
AXIS = Text(de="Punkte", en="Points")
CLASS_PASS_RATE = Text(de="Bestanden je Prüfung", en="Passed per check")
CLASS_CHECK = Text(de="Prüfung", en="Check")
CLASS_PASSED = Text(de="bestanden", en="passed")
CLASS_RATE = Text(de="{passed} von {count}", en="{passed} of {count}")
CLASS_MISTAKES = Text(de="Häufigste Fehler", en="Most frequent mistakes")
CLASS_NO_MISTAKES = Text(de="Keiner der bekannten Fehler kam vor.", en="None of the known mistakes occurred.")
CLASS_OR = Text(de="oder", en="or")
CLASS_WHO = Text(de="Wer?", en="Who?")
CLASS_EMPTY = Text(de="Noch keine Abgaben.", en="No hand-ins yet.")

NO_SUCH_TASK = Text(
    de="Eine Aufgabe {task} mit Prüfungen gibt es hier nicht.", en="There is no task {task} with checks here."
)
TASK_DONE = Text(de="Alles in dieser Aufgabe ist bestanden.", en="Everything in this task passes.")
CLASS_NOT_GRADED = Text(de="NICHT FERTIG BEWERTET", en="NOT FULLY GRADED")

REQUIRED_DONE = Text(
    de="Alles Verlangte ist bestanden; übrig: {tasks} (Zusatz)", en="Everything required passes; left: {tasks} (bonus)"
)
NEWLY_WRONG = Text(de="neu falsch", en="newly wrong")
SAME_IN_ALL = Text(
    de="Dieselbe Ursache in {count} Prüfungen ({tasks}).", en="The same cause in {count} checks ({tasks})."
)
NEEDS_TASK = Text(de="braucht zuerst Aufgabe {task}", en="needs task {task} first")
MORE_THINGS = Text(de="… und {count} weitere", en="… and {count} more")
HINT_SHORT = Text(de="Tipp", en="Hint")
EVERYTHING = Text(de="alles", en="everything")
TIGHT_SHORT = Text(
    de="! Die Rechenzeit könnte bei der Bewertung knapp werden.", en="! Time could be tight when this is graded."
)
