"""A download of Moodle as it looks in a term: thirty-one invented people, every oddity once, and the worksheet to it."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import unicodedata
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from grader.authoring.regions import split_cells

__all__ = ["DUE", "Flavour", "Student", "archive", "everybody", "worksheet"]

ROOT = Path(__file__).parents[2]
DUE = datetime(2026, 11, 27, 23, 59)  # noqa: DTZ001 - Moodle's local time
Flavour = Literal["folder4", "folder3", "flat"]
Content = tuple[str, bytes]
_MARKERS = re.compile(r"^[ \t]*### (?:BEGIN|END) SOLUTION\n", re.MULTILINE)


@dataclass(frozen=True)
class Student:
    """One person, with what was handed in and what must come of it."""

    name: str
    number: int
    login: str
    files: tuple[Content, ...]
    points: float | None
    """None: a person must look."""
    text: str = ""
    """Typed into Moodle."""
    submitted: datetime = DUE

    @property
    def matriculation(self) -> str:
        return f"00{self.number + 3000}"


def everybody() -> list[Student]:
    """The class."""
    source = (ROOT / "solutions/04_pooling/pooling.py").read_text("utf-8")
    right, stub = _MARKERS.sub("", source), (ROOT / "assignments/04_pooling/pooling.py").read_bytes()
    notebook = json.loads((ROOT / "assignments/04_pooling/pooling.ipynb").read_text("utf-8"))
    empty_notebook = json.dumps(notebook).encode()
    cells = split_cells(source, ROOT / "solutions/04_pooling/pooling.py")
    solved = {f"pooling-task{c.task}": _MARKERS.sub("", c.text).strip() for c in cells if c.task is not None}
    for cell in notebook["cells"]:
        cell["source"] = solved.get(cell["metadata"].get("nbgrader", {}).get("grade_id"), cell["source"])
    full, nb, r = 14.0, json.dumps(notebook).encode(), right.encode()
    lstm = _MARKERS.sub("", (ROOT / "solutions/07_lstm/lstm.py").read_text("utf-8")).encode()
    released = (ROOT / "assignments/04_pooling").iterdir()
    folder = [(f"04_pooling/{p.name}", nb if p.suffix == ".ipynb" else p.read_bytes()) for p in released if p.is_file()]
    junk = (("__MACOSX/._pooling.py", b"\0\5\26\7junk"), (".DS_Store", b"\0\0\0\1Bud1"))
    latin = (right + "\n# Größe\n").encode("latin-1", "replace")
    people: Sequence[tuple[str, str, tuple[Content, ...], float | None]] = [
        ("Anna Groß", "agross", (("pooling.py", r),), full),
        ("Bernd Müller", "bmueller", (("pooling.ipynb", nb),), full),
        ("Lukas Müller", "lmueller1", (("pooling.py", r),), full),
        ("Lukas Müller", "lmueller2", (("pooling.py", stub),), 0),
        ("Jürgen von der Heide-Öztürk", "jvdheide", (("pooling (1).ipynb", nb),), full),
        ("Zoë Çelik", "zcelik", (("pooling_final.py", r),), full),
        ("Nguyễn Thị Hồng", "nthong", (("abgabe.zip", zipped(("pooling.py", r), *junk)),), full),
        (
            "Søren Ærø",
            "saero",
            ((".ipynb_checkpoints/pooling-checkpoint.ipynb", empty_notebook), ("pooling.ipynb", nb)),
            full,
        ),
        ("Eve Klein", "eklein", (("lstm.py", lstm),), None),
        ("Finn Groß", "fgross", (("loesung.pdf", b"%PDF-1.4 x"),), None),
        ("Grete Jäger", "gjaeger", (("Bericht.docx", zipped(("word/d.xml", b"<x/>"))), ("pooling.py", r)), full),
        ("Hans Weiß", "hweiss", (), None),
        ("Ida Böhm", "iboehm", (("pooling.py", r),), full),
        ("Jan Süß", "jsuess", (("abgabe.zip", b"Rar!\x1a\x07\0junk"),), None),
        ("Käthe Löwe", "kloewe", (("abgabe.zip", zipped(("inner.zip", zipped(("pooling.py", r))))),), full),
        (
            "Lena Voß",
            "lvoss",
            (("pooling.zip", zipped(("pooling.py", stub))), ("pooling (2).zip", zipped(("pooling.py", r)))),
            full,
        ),
        ("Max Mustermann", "mmuster", (("pooling.py", r), ("pooling.ipynb", empty_notebook)), full),
        ("Mia Schön", "mschoen", (("pooling.py", stub), ("pooling.ipynb", nb)), full),
        ("Noël Straßer", "nstrasser", (("pooling.py", latin),), full),
        ("Seán O'Brien", "sobrien", (("pooling.py", r),), full),
        ("Paula Meyer Test", "pmeyer", (("pooling.py", r),), full),
        (
            "Quirin Kühn",
            "qkuehn",
            (("pooling.py", r), ("test_pooling.py", b"def test_x(): pass\n"), ("assignment.yml", b"x: 1\n")),
            full,
        ),
        ("Rita Yılmaz", "ryilmaz", (("04_pooling.zip", zipped(*folder)),), full),
        ("Sven Özdemir", "soezdemir", (("pooling.py", r),), 11.2),
        ("Tim Fährmann", "tfaehrmann", (("pooling.py", b""),), None),
        ("Uğur Şahin", "usahin", (("POOLING.PY", r),), full),
        ("Vera Hübner", "vhuebner", (("pooling.py.txt", r),), full),
        ("Willi Thönnes", "wthoennes", (), None),
        ("Xaver Krämer", "xkraemer", (("pooling.tar.gz", b"\x1f\x8b junk"),), None),
        ("Yara Rößner", "yroessner", ((unicodedata.normalize("NFD", "pooling_Rößner.py"), r),), full),
        ("Dora Neu", "dneu", (("pooling.py", r),), full),
    ]
    texts = {"hweiss": "<p>siehe Anhang</p>", "iboehm": "<p>fertig</p>"}
    minutes = random.Random(1)
    return [
        Student(
            *(name, 1000 + place, login, files, points, texts.get(login, "")),
            submitted=DUE + timedelta(days=1, hours=3)
            if login == "soezdemir"
            else DUE - timedelta(minutes=minutes.randrange(30, 9000)),
        )
        for place, (name, login, files, points) in enumerate(people, start=1)
    ]


def archive(path: Path, people: Sequence[Student], flavour: Flavour, times: Literal["real", "download"]) -> Path:
    """Moodle's ZIP file.

    Args:
        times: of its entries, as they were handed in or as the archive was made.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for person in people:
            texts = [("onlinetext", "onlinetext.html", person.text.encode())] * bool(person.text)
            entries = [*texts, *(("file", name, data) for name, data in person.files)]
            for place, (kind, name, data) in enumerate(entries):
                moment = datetime(2026, 12, 1, 9, 30)  # noqa: DTZ001
                if times == "real":
                    moment = person.submitted - timedelta(minutes=10 * (len(entries) - 1 - place))
                info = zipfile.ZipInfo(_entry(person, kind, name, flavour), moment.timetuple()[:6])
                made.writestr(info, data)
    return path


def worksheet(path: Path, people: Sequence[Student], language: Literal["de", "en"]) -> Path:
    """Moodle's grading worksheet: German with semicolons and byte order mark, English with commas and without one."""
    german = language == "de"
    heading = (
        "ID;Vollständiger Name;Matrikelnummer;E-Mail-Adresse;Status;Bewertung;Bestwertung;Zuletzt geändert (Abgabe)"
        if german
        else "Identifier;Full name;ID number;Email address;Status;Grade;Maximum Grade;Last modified (submission)"
    ).split(";")
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";" if german else ",", lineterminator="\n")
    rows.writerow(heading)
    for person in people:
        number = f"Teilnehmer/in{person.number}" if german else f"Participant {person.number}"
        moment = (_german if german else _english)(person.submitted) if person.files or person.text else "-"
        mail = f"{person.login}@uni.example"
        rows.writerow(
            [number, person.name, person.matriculation, mail, "x", "", "12,00" if german else "12.00", moment]
        )
    path.write_text(text.getvalue(), encoding="utf-8-sig" if german else "utf-8")
    return path


def zipped(*files: Content) -> bytes:
    """A ZIP file with files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        for name, content in files:
            made.writestr(zipfile.ZipInfo(name), content)
    return data.getvalue()


def _entry(person: Student, kind: str, name: str, flavour: Flavour) -> str:
    base = f"{person.name}_{person.number}_assignsubmission_{kind}"
    if flavour == "flat":
        return f"{base}_{name.split('/')[-1]}"
    return f"{base}/{name}" if flavour == "folder4" else f"{base}_/{name}"


def _german(moment: datetime) -> str:
    days = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
    months = {11: "November", 12: "Dezember"}
    return f"{days[moment.weekday()]}, {moment.day}. {months[moment.month]} {moment.year}, {moment:%H:%M}"


def _english(moment: datetime) -> str:
    return f"{moment:%A}, {moment.day} {moment:%B} {moment.year}, {moment:%I:%M %p}"
