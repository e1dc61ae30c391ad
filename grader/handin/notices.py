"""What can be odd about a hand-in, in words for the student: what was found, what was done, what to do next.

The level says who has to act: ``info`` nobody, ``warning`` the student next time, ``problem`` also a person
who grades, because something of the hand-in could not be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from grader.handin.candidates import Candidate, Listing
from grader.result import Language, Notice, Text

__all__ = [
    "another_assignment",
    "awaits_left_out",
    "best_of",
    "cannot_open",
    "conflict",
    "damaged_notebook",
    "defined_twice",
    "empty",
    "given_code_put_back",
    "in_subfolder",
    "magics_ignored",
    "missing",
    "modules_left_out",
    "modules_read",
    "named_like_a_library",
    "no_code_cell",
    "not_really",
    "not_text",
    "nul_characters",
    "odd_name",
    "other_encoding",
    "other_file_not_python",
    "outputs_left_out",
    "read_in_parts",
    "several",
    "text_cell_read",
    "too_large",
    "too_many_cells",
    "unknown_time",
    "used_before",
]


def _notice(
    level: Literal["info", "warning", "problem"], de: str, en: str, about: Literal["", "file", "time"] = ""
) -> Notice:
    return Notice(level=level, text=Text(de=de, en=en), about=about)


_ONLY_A_LINK = ("ist nur eine Verknüpfung", "is only a link")


def _quoted(names: Sequence[str], language: Language) -> str:
    """The first names of a list, in the language's quotes."""
    left, right = "„“" if language == "de" else "“”"
    return ", ".join(f"{left}{name}{right}" for name in names[:5])


def missing(slug: str, listing: Listing) -> Notice:
    """No file that could be the hand-in."""
    de, en = [], []
    if listing.others:
        de.append(f"In der Abgabe liegt stattdessen: {_quoted(listing.others, 'de')}.")
        en.append(f"The hand-in holds instead: {_quoted(listing.others, 'en')}.")
    if any(name.lower().endswith((".zip", ".rar", ".7z", ".gz", ".tar")) for name in listing.others):
        de.append("Ein Archiv muss vor der Abgabe entpackt werden.")
        en.append("An archive must be unpacked before it is handed in.")
    if listing.folders:
        de.append(f"„{listing.folders[0]}“ ist ein Ordner und keine Datei.")
        en.append(f"“{listing.folders[0]}” is a folder, not a file.")
    if listing.links:
        are = ("sind nur Verknüpfungen", "are only links") if listing.links[1:] else _ONLY_A_LINK
        de.append(f"{_quoted(listing.links, 'de')} {are[0]}; gib die Datei selbst ab.")
        en.append(f"{_quoted(listing.links, 'en')} {are[1]}; hand in the file itself.")
    if listing.devices:
        which = _quoted(listing.devices, "de"), _quoted(listing.devices, "en")
        de.append(f"Keine gewöhnliche Datei, sondern Pipe, Socket oder Gerät: {which[0]}.")
        en.append(f"No ordinary file but a pipe, a socket or a device: {which[1]}.")
    if listing.deep:
        de.append(f"Zwei Ordner tief, wo nicht gesucht wird: {_quoted(listing.deep, 'de')}; lege sie höher ab.")
        en.append(f"Two folders deep, where nothing is looked for: {_quoted(listing.deep, 'en')}; move it up.")
    return _notice(
        "problem",
        " ".join(
            [f"Es wurde keine Datei „{slug}.py“ und kein Notebook „{slug}.ipynb“ gefunden.", *de,
             "Prüfe, ob die richtige Datei hochgeladen wurde, und gib sie noch einmal ab."]
        ),
        " ".join(
            [f"Neither a file “{slug}.py” nor a notebook “{slug}.ipynb” was found.", *en,
             "Check whether the right file was uploaded, and hand it in again."]
        ),
        about="file",
    )  # fmt: skip


def odd_name(candidate: Candidate, slug: str) -> Notice:
    """The file was taken although it has another name."""
    expected = slug + (".py" if candidate.kind == "python" else ".ipynb")
    return _notice(
        "warning",
        f"Die Datei heißt „{candidate.name}“ statt „{expected}“; sie wurde trotzdem gelesen. "
        "Benenne sie vor der nächsten Abgabe bitte um.",
        f"The file is called “{candidate.name}” instead of “{expected}”; it was read all the same. "
        "Please rename it before you hand in the next time.",
    )


def in_subfolder(candidate: Candidate) -> Notice:
    """The file lay one level too deep."""
    return _notice(
        "info",
        f"„{candidate.name}“ lag im Unterordner „{candidate.folder}“ und wurde von dort gelesen. "
        "Lege die Datei beim nächsten Mal bitte ohne Unterordner ab.",
        f"“{candidate.name}” was in the subfolder “{candidate.folder}” and was read from there. "
        "Please hand it in without a subfolder the next time.",
    )


_WHY_CHOSEN = {
    "name": ("weil ihr Name am besten passt", "because its name fits best"),
    "open": ("weil darin weniger Aufgaben offen sind", "because fewer tasks are left open in it"),
    "later": ("weil sie zuletzt gespeichert wurde", "because it was saved last"),
    "notebook": ("weil im Zweifel das Notebook zählt", "because in doubt the notebook counts"),
}


def several(
    chosen: Candidate,
    others: Sequence[Candidate],
    why: Literal["name", "open", "later", "notebook"],
    *,
    doubtful: bool,
    expected: bool = False,
) -> Notice:
    """More than one file could be the hand-in.

    Args:
        doubtful: a person should look whether the right one was taken.
        expected: there is nothing odd about it: both are the stub, as it was released.
    """
    de, en = _WHY_CHOSEN[why]
    names = [other.name if not other.folder else f"{other.folder}/{other.name}" for other in others[:4]]
    level: Literal["info", "warning", "problem"] = (
        "problem" if doubtful else "info" if expected or why == "open" else "warning"
    )
    return _notice(
        level,
        f"Mehrere Dateien: „{chosen.name}“ zählt, {de}; "
        f"nicht {', '.join(f'„{name}“' for name in names)}. Beim Prüfen wählt --file eine andere; nach der Abgabe "
        "sag Bescheid, wenn eine andere gemeint war.",
        f"Several files: “{chosen.name}” counts, {en}; "
        f"not {', '.join(f'“{name}”' for name in names)}. When you check, --file takes another one; once handed in, "
        "say so if another one was meant.",
    )


def empty(name: str, size: int) -> Notice:
    """A file with nothing in it."""
    de = "ist leer (0 Bytes)" if not size else "enthält nur Leerraum"
    en = "is empty (0 bytes)" if not size else "holds nothing but blank space"
    return _notice(
        "problem",
        f"„{name}“ {de}. Vielleicht wurde vor dem Speichern hochgeladen: "
        "speichere deine Lösung und gib sie noch einmal ab.",
        f"“{name}” {en}. Perhaps it was uploaded before it was saved: save your solution and hand it in again.",
    )


def cannot_open(name: str, error: Exception) -> Notice:
    """The system refuses to open the file."""
    reason = getattr(error, "strerror", None) or type(error).__name__
    return _notice(
        "problem",
        f"„{name}“ konnte nicht geöffnet werden ({reason}). Gib die Datei noch einmal als gewöhnliche Datei ab.",
        f"“{name}” could not be opened ({reason}). Hand it in again as an ordinary file.",
    )


def too_large(name: str) -> Notice:
    """The file is larger than what is read."""
    return _notice(
        "problem",
        f"„{name}“ ist größer als 20 MB; was dahinter kommt, wurde nicht gelesen. Leere im Notebook die Ausgaben "
        "(Edit → Clear Outputs of All Cells) oder nimm Daten aus der Datei heraus und gib sie noch einmal ab.",
        f"“{name}” is larger than 20 MB; what comes after that was not read. Clear the notebook's outputs "
        "(Edit → Clear Outputs of All Cells) or take data out of the file, and hand it in again.",
    )


def not_really(name: str, *, notebook: bool) -> Notice:
    """The content is of another kind than the ending says."""
    de, en = ("ein Notebook", "a notebook") if notebook else ("ein Python-Programm", "a Python program")
    ending = ".ipynb" if notebook else ".py"
    return _notice(
        "warning",
        f"„{name}“ ist dem Inhalt nach {de} und wurde so gelesen; die richtige Endung ist „{ending}“.",
        f"“{name}” is {en} by its content and was read as that; the right ending is “{ending}”.",
    )


def not_text(name: str, kind: str) -> Notice:
    """The content is a document or an archive."""
    return _notice(
        "problem",
        f"„{name}“ ist dem Inhalt nach eine {kind}-Datei und kein Python-Programm. "
        "Gib die Python-Datei oder das Notebook selbst ab.",
        f"“{name}” is a {kind} file by its content, not a Python program. "
        "Hand in the Python file or the notebook itself.",
    )


def other_encoding(name: str, encoding: str) -> Notice:
    """Not UTF-8."""
    return _notice(
        "info",
        f"„{name}“ ist in {encoding} gespeichert und wurde so gelesen. "
        "Speichere Dateien bitte in UTF-8: Python liest andere sonst nicht oder mit falschen Umlauten.",
        f"“{name}” is saved in {encoding} and was read as that. "
        "Please save files in UTF-8: Python cannot read others, or gets the umlauts wrong.",
    )


def nul_characters(name: str) -> Notice:
    """NUL characters were taken out."""
    return _notice(
        "warning",
        f"„{name}“ enthielt Nullzeichen, die kein Python-Programm enthalten darf; sie wurden entfernt. "
        "Vielleicht wurde die Datei beim Kopieren beschädigt: öffne sie und speichere sie neu.",
        f"“{name}” held NUL characters, which no Python program may hold; they were removed. "
        "The file may have been damaged while it was copied: open it and save it again.",
    )


def magics_ignored(name: str, lines: Sequence[int]) -> Notice:
    """Notebook syntax in a .py file."""
    where = ", ".join(map(str, lines[:5]))
    return _notice(
        "warning",
        f"„{name}“ enthält Befehle, die nur ein Notebook versteht (Zeile {where}); sie wurden ausgelassen. "
        "Lösche sie, damit auch Python die Datei ausführen kann.",
        f"“{name}” holds commands that only a notebook understands (line {where}); they were left out. "
        "Delete them, so that Python can run the file, too.",
    )


def read_in_parts(name: str, error: SyntaxError) -> Notice:
    """A .py file that is no Python as a whole."""
    return _notice(
        "warning",
        f"Python kann „{name}“ nicht ausführen: Zeile {error.lineno}, {error.msg}. Damit du die übrigen Punkte "
        "behältst, wurden die Teile zwischen den „# %%“-Zeilen einzeln ausgeführt. "
        "Führe die Datei vor der Abgabe einmal selbst aus.",
        f"Python cannot run “{name}”: line {error.lineno}, {error.msg}. To keep your other points, the parts between "
        "the “# %%” lines were executed one by one. Run the file yourself once before you hand it in.",
    )


def damaged_notebook(name: str, line: int | None, cells: int) -> Notice:
    """A notebook that is not valid JSON; `cells` could still be read."""
    de_where = f" (Zeile {line} der Datei)" if line else ""
    en_where = f" (line {line} of the file)" if line else ""
    de_kept = f"Noch lesbare Zellen: {cells}; sie wurden bewertet" if cells else "Keine Zelle war noch lesbar"
    en_kept = f"Cells that were still readable: {cells}; they were graded" if cells else "No cell was still readable"
    return _notice(
        "problem",
        f"„{name}“ ist beschädigt oder unvollständig{de_where}: kein gültiges Notebook. {de_kept}. "
        "Öffne das Notebook in Jupyter, speichere es und gib es noch einmal ab; öffnet es sich nicht, "
        "hilft eine ältere Fassung (File → Revert Notebook to Checkpoint).",
        f"“{name}” is damaged or incomplete{en_where}: not a valid notebook. {en_kept}. "
        "Open the notebook in Jupyter, save it and hand it in again; if it does not open, "
        "go back to an older state (File → Revert Notebook to Checkpoint).",
    )


def no_code_cell(name: str) -> Notice:
    """A notebook without code."""
    return _notice(
        "problem",
        f"„{name}“ enthält keine Codezelle. Vielleicht wurde ein anderes oder ein leeres Notebook "
        "abgegeben: schau nach, ob deine Lösung darin steht, und gib das richtige ab.",
        f"“{name}” holds no code cell. Perhaps another or an empty notebook was handed in: "
        "look whether your solution is in it, and hand in the right one.",
    )


def awaits_left_out(places: Sequence[str]) -> Notice:
    """Statements that wait outside a function; `places` are ``[cell]: line``."""
    where = ", ".join(places[:5])
    return _notice(
        "warning",
        "„await“ außerhalb einer Funktion gibt es nur im Notebook; diese Anweisungen wurden ausgelassen "
        f"({where}). Für die Aufgaben wird es nicht gebraucht: rufe die Funktion ohne „await“ auf.",
        "“await” outside a function exists only in a notebook; these statements were left out "
        f"({where}). The tasks do not need it: call the function without “await”.",
    )


def too_many_cells(name: str, most: int) -> Notice:
    """More code cells than are read."""
    return _notice(
        "problem",
        f"Von „{name}“ wurden nur die ersten {most} Codezellen gelesen. "
        "Lösche die Zellen, die nicht zur Lösung gehören, und gib das Notebook noch einmal ab.",
        f"Of “{name}”, only the first {most} code cells were read. "
        "Delete the cells that are not part of the solution and hand the notebook in again.",
    )


def given_code_put_back(names: Sequence[str]) -> Notice:
    """A cell that the assignment gave was gone from the notebook; `names` are what it defines."""
    which = ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
    return _notice(
        "info",
        f"Im Notebook fehlte vorgegebener Code ({which}); für die Bewertung wurde er wieder eingesetzt. "
        "Lass die vorgegebenen Zellen beim nächsten Mal bitte stehen.",
        f"Given code was missing from the notebook ({which}); for grading it was put back. "
        "Please leave the given cells in place the next time.",
    )


def unknown_time(text: str) -> Notice:
    """There is a ``timestamp.txt``, but it names no moment at which somebody can have handed in."""
    de = f"In „timestamp.txt“ steht „{text}“" if text else "Aus „timestamp.txt“ lässt sich nichts lesen"
    en = f"“timestamp.txt” says “{text}”" if text else "Nothing can be read from “timestamp.txt”"
    return _notice(
        "problem",
        f"{de}: kein Zeitpunkt, zu dem jemand abgegeben haben kann. Wann du abgegeben hast, ist deshalb unbekannt, und "
        "für Verspätung wird nichts abgezogen; ein Mensch schaut nach. Hast du die Datei selbst angelegt, dann lass "
        "sie beim nächsten Mal bitte weg.",
        f"{en}: no moment at which somebody can have handed in. So it is not known when you handed in, and nothing is "
        "taken off for being late; a person will look. If you made that file yourself, please leave it out next time.",
        about="time",
    )


def modules_read(files: Sequence[str]) -> Notice:
    """Further files that the hand-in imports were read."""
    more = len(files) - 5
    return _notice(
        "info",
        f"Mitgelesen wurde, was deine Datei importiert: {_quoted(files, 'de')}{f' und {more} weitere' * (more > 0)}.",
        f"What your file imports was read, too: {_quoted(files, 'en')}{f' and {more} more' * (more > 0)}.",
    )


def modules_left_out(files: Sequence[str], most: int) -> Notice:
    """More is imported than is read."""
    return _notice(
        "problem",
        f"Deine Abgabe importiert mehr, als gelesen wird (höchstens {most} Dateien, zusammen 2 MB); nicht gelesen: "
        f"{_quoted(files, 'de')}. Gib nur ab, was zur Lösung gehört.",
        f"Your hand-in imports more than is read (at most {most} files, 2 MB together); not read: "
        f"{_quoted(files, 'en')}. Hand in only what is part of the solution.",
    )


def named_like_a_library(name: str, library: str) -> Notice:
    """A file of the student's that no import can mean here."""
    return _notice(
        "warning",
        f"„{name}“ heißt wie die Bibliothek „{library}“. Ein `import {library}` meint bei der Bewertung immer die "
        "Bibliothek; deine Datei wurde nicht gelesen. Gib ihr einen anderen Namen.",
        f"“{name}” is named like the library “{library}”. In grading, `import {library}` always means the library; "
        "your file was not read. Give it another name.",
    )


def other_file_not_python(name: str, error: SyntaxError) -> Notice:
    """A file that the hand-in imports is no Python."""
    return _notice(
        "warning",
        f"Python kann „{name}“ nicht ausführen: Zeile {error.lineno}, {error.msg}. Was deine Datei daraus importiert, "
        "gibt es deshalb nicht.",
        f"Python cannot run “{name}”: line {error.lineno}, {error.msg}. So what your file imports from it is missing.",
    )


def another_assignment(file: str, name: str) -> Notice:
    """What was handed in solves another assignment."""
    return _notice(
        "problem",
        f"„{file}“ sieht nach {name} aus, einem anderen Aufgabenblatt. Es ist deshalb nichts bewertet, und ein Mensch "
        "schaut nach. Hast du die falsche Datei hochgeladen, dann gib die richtige ab oder sag Bescheid.",
        f"“{file}” looks like {name}, another assignment. So nothing has been graded, and a person will look. If you "
        "uploaded the wrong file, hand in the right one or tell the course staff.",
        about="file",
    )


def best_of(points: Sequence[tuple[str, float]]) -> Notice:
    """Several files were graded; the first of `points` is the one that counts."""
    (best, most), *others = points
    de = ", ".join(f"„{name}“: {_points(value, 'de')}" for name, value in others)
    en = ", ".join(f"“{name}”: {_points(value, 'en')}" for name, value in others)
    return _notice(
        "info",
        f"Die Abgabe enthält mehrere Lösungen. Jede wurde bewertet, und die beste zählt: „{best}“ mit "
        f"{_points(most, 'de')} ({de}).",
        f"The hand-in holds several solutions. Each was graded, and the best one counts: “{best}” with "
        f"{_points(most, 'en')} ({en}).",
    )


def _points(value: float, language: Language) -> str:
    number = f"{value:g}"
    return f"{number.replace('.', ',')} P." if language == "de" else f"{number} pts"


def conflict(name: str, line: int) -> Notice:
    """Both versions of a merge stand in the file, between git's marks."""
    return _notice(
        "warning",
        f"„{name}“, Zeile {line}: Hier stehen beide Fassungen eines git-Konflikts (<<<<<<<, =======, >>>>>>>). "
        "Entscheide dich für eine, lösche die andere und die drei Zeilen mit den Zeichen, und führe die Datei aus.",
        f"“{name}”, line {line}: both versions of a git conflict stand here (<<<<<<<, =======, >>>>>>>). "
        "Decide on one, delete the other and the three lines with the marks, and run the file.",
    )


def outputs_left_out(name: str) -> Notice:
    """A large notebook was read without its outputs."""
    return _notice(
        "info",
        f"„{name}“ ist sehr groß; die Ausgaben wurden nicht gelesen, für die Bewertung zählt nur der Code. "
        "Leere sie vor der nächsten Abgabe bitte (Edit → Clear Outputs of All Cells).",
        f"“{name}” is very large; its outputs were not read, only the code counts for grading. "
        "Please clear them before you hand in the next time (Edit → Clear Outputs of All Cells).",
    )


def text_cell_read(places: Sequence[str]) -> Notice:
    """Cells for a solution that are set to text; `places` say which tasks."""
    where = ", ".join(places[:5])
    return _notice(
        "warning",
        f"Eine Lösungszelle ist als Text (Markdown oder Raw) eingestellt ({where}); sie wurde trotzdem als Code "
        "gelesen. Klicke in die Zelle und stelle sie auf „Code“ (Esc, dann Y).",
        f"A cell for a solution is set to text (Markdown or Raw) ({where}); it was read as code all the same. "
        "Click into the cell and set it to “Code” (Esc, then Y).",
    )


def defined_twice(name: str, places: Sequence[tuple[str, int]], *, stub: bool) -> Notice:
    """A function is defined more than once; `places` are files and lines, and the last one counts."""
    first, last = (f"{file}, {{line}} {line}" for file, line in (places[0], places[-1]))
    de = f"`{name}` ist mehrmals definiert: {first.format(line='Zeile')} und {last.format(line='Zeile')}."
    en = f"`{name}` is defined more than once: {first.format(line='line')} and {last.format(line='line')}."
    if stub:
        return _notice(
            "warning",
            f"{de} Es zählt die letzte, und die ist noch die leere Vorlage: Lösche sie.",
            f"{en} The last one counts, and that is still the empty template: delete it.",
        )
    return _notice(
        "info",
        f"{de} Es zählt die letzte; lösche die andere, damit du und Python dieselbe meinen.",
        f"{en} The last one counts; delete the other one, so that you and Python mean the same.",
    )


def used_before(name: str, used: str, defined: str) -> Notice:
    """A cell uses a name that only a later cell defines."""
    return _notice(
        "warning",
        f"`{name}` wird in {used} benutzt und erst in {defined} definiert. Beim Bewerten laufen die Zellen von oben "
        "nach unten: Schiebe die zweite vor die erste und prüfe mit „Restart Kernel and Run All Cells“.",
        f"`{name}` is used in {used} and only defined in {defined}. In grading, cells run from top to bottom: move the "
        "second one above the first, and check with “Restart Kernel and Run All Cells”.",
    )
