"""What is refused while grading, or is not there, said in words, with the way out."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable

from grader.isolation import StudentError
from grader.result import Text

__all__ = ["LIBRARIES", "refusal"]

LIBRARIES = ("numpy", "torch", "torchvision", "matplotlib", "sklearn", "scipy", "tqdm")
"""Libraries that a hand-in can import, by the names that an import statement uses."""


def refusal(error: StudentError, *, with_names: bool = True) -> Text | None:
    """Why this exception comes of grading and what to do instead; None for an ordinary mistake.

    Args:
        with_names: also where the sentence names a file or a library, which a program could make of an input.
    """
    if error.kind == "forbidden":
        return forbidden(error.message)
    if error.kind != "raised":
        return None
    rules = (*_RULES, *_NAMING) if with_names else _RULES
    return next((text for rule in rules if (text := rule(error)) is not None), None)


def forbidden(name: str) -> Text:
    """A name that the exercise rules out."""
    return Text(
        de=f"{name} ist in dieser Aufgabe nicht erlaubt, denn genau das sollst du selbst bauen. Zum Vergleichen geht "
        'es unter `if __name__ == "__main__":`, denn das wird beim Bewerten nicht ausgeführt.',
        en=f"{name} is not allowed in this task, because that is just what you are to build yourself. To compare with "
        'it, use it below `if __name__ == "__main__":`, which is not executed while grading.',
    )


def _passed_through(error: StudentError, *places: str) -> bool:
    """Whether one of these library files (or folders) stands in the traceback."""
    return any(frame.file.replace("\\", "/").startswith(places) for frame in error.frames if not frame.source)


def _line(error: StudentError) -> str:
    """The student's line."""
    return next((frame.source for frame in reversed(error.frames) if frame.source), "")


def _waits(error: StudentError) -> Text | None:
    if error.type_name == "BdbQuit" or _passed_through(error, "bdb.py", "pdb.py"):
        return Text(
            de="breakpoint() hält das Programm an und wartet auf einen Menschen; beim Bewerten ist keiner da. "
            "Nimm die Zeile damit heraus.",
            en="breakpoint() stops the program and waits for a person; while grading there is none. Take "
            "the line with it out.",
        )
    if error.type_name == "EOFError" and "reading a line" in error.message:
        return Text(
            de="input() fragt einen Menschen; beim Bewerten antwortet keiner. Was die Funktion wissen muss, "
            "bekommt sie als Argument.",
            en="input() asks a person; while grading nobody answers. What the function needs comes as its arguments.",
        )
    return None


_ASKS_FOR_NETWORK = ("URLError", "gaierror", "ConnectionError", "ConnectionRefusedError", "HTTPError")
_REFUSED = ("PermissionError", "OSError", "BlockingIOError", "BrokenProcessPool")


def _no_network(error: StudentError) -> Text | None:
    if error.type_name in _ASKS_FOR_NETWORK or (
        error.type_name in _REFUSED and _passed_through(error, "socket.py", "urllib/", "http/", "requests/", "ssl.py")
    ):
        return Text(
            de="Beim Bewerten gibt es kein Netz: Nichts kann heruntergeladen oder abgefragt werden. Deine Funktionen "
            "bekommen alle Daten als Argumente.",
            en="While grading there is no network: nothing can be downloaded or asked for. Your functions get all "
            "data as arguments.",
        )
    return None


def _no_processes(error: StudentError) -> Text | None:
    if error.type_name not in _REFUSED and "PermissionError" not in error.message:
        return None
    if _passed_through(error, "torch/utils/data/") or "DataLoader" in _line(error):
        return Text(
            de="Ein DataLoader mit num_workers > 0 startet weitere Prozesse, und das geht beim Bewerten nicht. Nimm "
            "num_workers=0: Das rechnet dasselbe.",
            en="A DataLoader with num_workers > 0 starts further processes, which is not possible while grading. Use "
            "num_workers=0: it computes the same.",
        )
    starts = ("multiprocessing/", "subprocess.py", "concurrent/futures/", "joblib/", "sklearn/externals/")
    if _passed_through(error, *starts) or re.search(r"\bos\.(fork|spawn|posix_spawn|exec|kill)", _line(error)):
        return Text(
            de="Beim Bewerten kann dein Programm keine weiteren Prozesse starten (multiprocessing, subprocess, fork, "
            "n_jobs). Rechne in diesem einen: Die Zeit reicht dafür.",
            en="While grading your program cannot start further processes (multiprocessing, subprocess, fork, n_jobs). "
            "Compute in this one: the time suffices.",
        )
    return None


def _too_large(error: StudentError) -> Text | None:
    if re.search(r"\[Errno (27|28)\]", error.message) or "file size limit" in error.message.lower():
        return Text(
            de="Beim Bewerten dürfen alle Dateien zusammen höchstens 10 MB groß werden. Brauchen deine Funktionen die "
            'Datei überhaupt? Speichern gehört unter `if __name__ == "__main__":`.',
            en="While grading all files together may be 10 MB at most. Do your functions need the file at all? Saving "
            'belongs below `if __name__ == "__main__":`.',
        )
    return None


def _no_such_file(error: StudentError) -> Text | None:
    path = re.search(r"\[Errno (2|13|30)\].*: '([^']{1,200})'", error.message)
    if path and error.type_name in ("FileNotFoundError", "PermissionError", "OSError"):
        return Text(
            de=f"Die Datei „{path[2]}“ gibt es beim Bewerten nicht, oder sie ist gesperrt: Lesen kann dein Programm "
            "nur, was es selbst geschrieben hat. Deine Funktionen bekommen alle Daten als Argumente.",
            en=f"The file “{path[2]}” is not there while grading, or is off limits: your program can read only what it "
            "has written itself. Your functions get all data as arguments.",
        )
    return None


def _no_such_library(error: StudentError) -> Text | None:
    found = re.fullmatch(r"No module named '([^']{1,100})'.*", error.message, re.DOTALL)
    if error.type_name not in ("ModuleNotFoundError", "ImportError") or found is None:
        return None
    name = found[1].partition(".")[0]
    if name in LIBRARIES and name != found[1]:
        return Text(de=f"In {name} gibt es {found[1]} nicht.", en=f"There is no {found[1]} in {name}.")
    near = difflib.get_close_matches(name, LIBRARIES, n=1, cutoff=0.75)
    de, en = (f" Meintest du {near[0]}?", f" Did you mean {near[0]}?") if near and near[0] != name else ("", "")
    there = ", ".join(LIBRARIES)
    return Text(
        de=f"Die Bibliothek {found[1]} gibt es beim Bewerten nicht.{de} Da sind: {there} und alles, was zu Python "
        "gehört. Ist es eine Datei von dir, dann gib sie mit ab.",
        en=f"The library {found[1]} is not there while grading.{en} There are: {there}, and all that belongs to "
        "Python. If it is a file of your own, hand it in as well.",
    )


_Rule = Callable[[StudentError], Text | None]
_RULES: tuple[_Rule, ...] = (_waits, _no_network, _no_processes, _too_large)
_NAMING: tuple[_Rule, ...] = (_no_such_file, _no_such_library)
