"""The sentences for the mistakes of `grader.testing.telltales`: general, since they serve every assignment."""

from __future__ import annotations

from grader.result import Mistake, Text

__all__ = ["TELLTALES"]


def _said(de: str, en: str) -> Text:
    return Text(de=de, en=en)


_TEXTS = {
    "nothing_returned": _said(
        "Es kommt nichts zurück (None). Prüfe, ob in jedem Zweig ein return steht.",
        "Nothing comes back (None). Check that there is a return in every branch.",
    ),
    "empty": _said(
        "Das Ergebnis ist leer. Prüfe, ob in der Schleife etwas hineinkommt.",
        "The result is empty. Check that something is put into it inside the loop.",
    ),
    "results_swapped": _said(
        "Die Ergebnisse stehen in der falschen Reihenfolge. Vergleiche dein return mit der Aufgabe.",
        "The results are in the wrong order. Compare your return with the task.",
    ),
    "one_result_only": _said(
        "Es kommt nur eines der verlangten Ergebnisse zurück. Gib alle zurück, in der Reihenfolge der Aufgabe.",
        "Only one of the results that are asked for comes back. Return all of them, in the order of the task.",
    ),
    "list_for_array": _said(
        "Die Zahlen stimmen, aber sie stehen in einer Liste. Mach ein Array (oder einen Tensor) daraus.",
        "The numbers are right, but they are in a list. Make an array (or a tensor) of it.",
    ),
    "wrong_dtype": _said(
        "Die Zahlen stimmen, aber der Datentyp nicht. Gib dtype an, wo das Ergebnis entsteht.",
        "The numbers are right, but the dtype is not. Give dtype where the result is made.",
    ),
    "argument_returned": _said(
        "Das Ergebnis gleicht einem der Argumente. Prüfe, ob du zurückgibst, was du berechnet hast.",
        "The result equals one of the arguments. Check that you return what you have computed.",
    ),
    "argument_changed": _said(
        "Du veränderst ein Argument. Rechne auf einer Kopie.",
        "You change an argument. Work on a copy.",
    ),
    "earlier_result": _said(
        "Ein späterer Aufruf liefert, was schon ein früherer mit anderen Argumenten geliefert hat. Beginne bei jedem "
        "Aufruf von vorn und merke dir nichts außerhalb der Funktion.",
        "A later call gives what an earlier one gave for other arguments. Start afresh in every call, and keep nothing "
        "outside the function.",
    ),
    "piled_up": _said(
        "Ein späterer Aufruf zählt zum Ergebnis eines früheren dazu. Lege das Ergebnis bei jedem Aufruf neu an.",
        "A later call adds to the result of an earlier one. Make the result anew in every call.",
    ),
    "not_refused": _said(
        "Was hier abgelehnt werden soll, wird angenommen. Prüfe die Bedingung vor deinem raise.",
        "What is to be refused here is accepted. Check the condition before your raise.",
    ),
    "refused": _said(
        "Dein eigenes raise lehnt ab, was erlaubt ist. Prüfe die Bedingung davor.",
        "Your own raise refuses what is allowed. Check the condition before it.",
    ),
    "gradient_cut_off": _said(
        "Der Gradient ist abgeschnitten: Auf dem Weg zu backward() steht detach(), item(), no_grad() oder numpy.",
        "The gradient is cut off: there is detach(), item(), no_grad() or numpy on the way to backward().",
    ),
    "name_without_value": _said(
        "Ein Name wird benutzt, der an dieser Stelle noch keinen Wert hat. Vergleiche seine Schreibweise, und sieh "
        "nach, wo er seinen Wert bekommt.",
        "A name is used that has no value at this place. Compare its spelling, and look where it gets its value.",
    ),
    "none_used": _said(
        "Es wird mit None gerechnet. Entweder fehlt einer Funktion ihr return, oder ein Wert wurde nie gesetzt.",
        "Something is computed with None. Either a function lacks its return, or a value was never set.",
    ),
    "another_kind": _said(
        "Eine Zeile bekommt etwas anderes, als sie braucht, etwa eine Zahl statt einer Liste oder eines Arrays. "
        "Gib dort type(…) aus.",
        "A line gets something else than it needs, such as a number instead of a list or an array. Print type(…) "
        "there.",
    ),
    "one_past_the_end": _said(
        "Ein Index läuft um eins über das Ende hinaus. Gezählt wird von 0 bis zur Länge minus 1.",
        "An index runs one past the end. Counting goes from 0 to the length minus 1.",
    ),
    "shapes_do_not_fit": _said(
        "Die Formen zweier Arrays passen nicht zusammen. Gib .shape aus: Fehlt eine Transposition, ist es die falsche "
        "Achse, oder sind Argumente vertauscht?",
        "The shapes of two arrays do not fit together. Print .shape: is a transpose missing, is it the wrong axis, or "
        "are arguments swapped?",
    ),
    "opposite_sign": _said(
        "Alle Zahlen haben das falsche Vorzeichen. Suche ein vertauschtes Plus und Minus.",
        "All numbers have the wrong sign. Look for a plus and a minus that are swapped.",
    ),
    "sign_lost": _said(
        "Das Vorzeichen geht verloren: Alle Zahlen sind positiv. Suche einen Betrag oder ein Quadrat.",
        "The sign gets lost: all numbers are positive. Look for an absolute value or a square.",
    ),
    "transposed": _said(
        "Das Ergebnis ist transponiert: Zeilen und Spalten sind vertauscht.",
        "The result is transposed: rows and columns are swapped.",
    ),
    "extra_dimension": _said(
        "Die Zahlen stimmen, aber es gibt eine Achse zu viel oder zu wenig. Vergleiche die Form mit der Aufgabe.",
        "The numbers are right, but there is an axis too many or too few. Compare the shape with the task.",
    ),
    "backwards": _said(
        "Das Ergebnis steht in umgekehrter Reihenfolge. Prüfe, wo du umdrehst oder vorn anfügst.",
        "The result is in reverse order. Check where you reverse or put something in front.",
    ),
    "shifted_by_one": _said(
        "Alles steht um eine Stelle verschoben. Prüfe, ob vor oder nach dem Schritt eingetragen wird.",
        "Everything is one place off. Check whether it is written before or after the step.",
    ),
    "other_places": _said(
        "Die richtigen Zahlen stehen an falschen Stellen. Prüfe Reihenfolge und Indizes.",
        "The right numbers are at wrong places. Check order and indices.",
    ),
    "one_too_few": _said(
        "Am Anfang oder am Ende fehlt ein Eintrag. Prüfe die Grenzen deiner Schleife oder deines Ausschnitts.",
        "One entry is missing at the beginning or at the end. Check the limits of your loop or of your slice.",
    ),
    "one_too_many": _said(
        "Am Anfang oder am Ende ist ein Eintrag zu viel. Prüfe die Grenzen deiner Schleife oder deines Ausschnitts.",
        "There is one entry too many at the beginning or at the end. Check the limits of your loop or of your slice.",
    ),
    "summed_over_everything": _said(
        "Du fasst über alle Achsen zusammen. Gib die Achse an, über die summiert oder gemittelt wird.",
        "You sum or average over all axes. Name the axis over which it is to be done.",
    ),
    "only_zeros": _said(
        "Es kommen nur Nullen heraus. Prüfe, ob das Ergebnis eingetragen wird und die Schleife nicht zu früh endet.",
        "Nothing but zeros comes out. Check that the result is written and that the loop does not end too early.",
    ),
    "only_the_beginning": _said(
        "Nur der Anfang ist da. Endet die Schleife zu früh, oder steht das return in der Schleife?",
        "Only the beginning is there. Does the loop end too early, or is the return inside the loop?",
    ),
    "entries_left_at_zero": _said(
        "Einige Einträge stimmen, die anderen sind 0 geblieben. Prüfe, ob deine Schleifen alle erreichen.",
        "Some entries are right, the others have remained 0. Check that your loops reach them all.",
    ),
    "every_row_the_same": _said(
        "Alle Einträge sind gleich, sie sollen sich aber unterscheiden. Prüfe, was vom Index der Schleife abhängt.",
        "All entries are the same, but they should differ. Check what depends on the index of the loop.",
    ),
    "complement": _said(
        "Es kommt überall 1 minus dem Richtigen heraus. Suche eine Bedingung, die verkehrt herum steht.",
        "One minus the right number comes out everywhere. Look for a condition that is the wrong way round.",
    ),
    "whole_numbers": _said(
        "Die Nachkommastellen fehlen. Prüfe, wo gerundet oder in ganze Zahlen umgewandelt wird.",
        "The fractions are missing. Check where something is rounded or made an integer.",
    ),
    "batches_averaged": _said(
        "Du mittelst über Stapel. Der letzte ist kleiner; was in ihm steht, zählt so zu viel: Zähle zusammen und teile "
        "am Ende.",
        "You average over batches. The last one is smaller, so what is in it counts too much: add up, and divide at "
        "the end.",
    ),
    "constant_factor": _said(
        "Alles ist um denselben Faktor zu groß oder zu klein. Fehlt eine Division, oder ist eine zu viel?",
        "Everything is too large or too small by the same factor. Is a division missing, or is there one too many?",
    ),
    "constant_offset": _said(
        "Alles ist um dieselbe Zahl verschoben. Prüfe, was addiert wird.",
        "Everything is off by the same number. Check what is added.",
    ),
}

TELLTALES = {name: Mistake(name=f"general:{name}", text=text) for name, text in _TEXTS.items()}
"""Every mistake that shows in the answer alone; no ``wrong/`` variant can have its name."""
