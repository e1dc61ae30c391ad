"""What can be odd about a hand-in, in words for the student: what was found, what was done, what to do next.

The level says who has to act: ``info`` nobody, ``warning`` the student next time, ``problem`` also a person
who grades, because something of the hand-in could not be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from grader.grading.candidates import Candidate, Listing
from grader.result import Notice, Text

__all__ = [
    "awaits_left_out",
    "cannot_open",
    "damaged_notebook",
    "empty",
    "given_code_put_back",
    "in_subfolder",
    "magics_ignored",
    "missing",
    "no_code_cell",
    "not_really",
    "not_text",
    "nul_characters",
    "odd_name",
    "other_encoding",
    "read_in_parts",
    "several",
    "too_large",
    "too_many_cells",
]


def _notice(level: Literal["info", "warning", "problem"], de: str, en: str) -> Notice:
    return Notice(level=level, text=Text(de=de, en=en))


def missing(slug: str, listing: Listing) -> Notice:
    """No file that could be the hand-in."""
    de, en = [], []
    if listing.others:
        de.append(f"In der Abgabe liegt stattdessen: {', '.join(f'„{name}“' for name in listing.others[:5])}.")
        en.append(f"The hand-in holds instead: {', '.join(f'“{name}”' for name in listing.others[:5])}.")
    if any(name.lower().endswith((".zip", ".rar", ".7z", ".gz", ".tar")) for name in listing.others):
        de.append("Ein Archiv muss vor der Abgabe entpackt werden.")
        en.append("An archive must be unpacked before it is handed in.")
    if listing.folders:
        de.append(f"„{listing.folders[0]}“ ist ein Ordner und keine Datei.")
        en.append(f"“{listing.folders[0]}” is a folder, not a file.")
    if listing.links:
        de.append(f"„{listing.links[0]}“ ist nur eine Verknüpfung; gib die Datei selbst ab.")
        en.append(f"“{listing.links[0]}” is only a link; hand in the file itself.")
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
        f"Die Abgabe enthält mehrere Dateien. Bewertet wurde „{chosen.name}“, {de}; "
        f"nicht bewertet: {', '.join(f'„{name}“' for name in names)}. Sag Bescheid, wenn eine andere gemeint war.",
        f"The hand-in holds several files. “{chosen.name}” was graded, {en}; "
        f"not graded: {', '.join(f'“{name}”' for name in names)}. Say so if another one was meant.",
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
