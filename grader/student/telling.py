"""What a student can ask about an assignment besides its verdict: hints, and why a check matters."""

from __future__ import annotations

import re

from grader.authoring.statement import hints
from grader.course import Assignment, CourseError
from grader.result import Language, Report, Text
from grader.testing.declared import DeclaredCheck, declared_checks

__all__ = ["after_of", "explanation", "find_check", "hints_of", "readable"]

_LABELS = (
    ("why", Text(de="Warum", en="Why")),
    ("formula", Text(de="Formel", en="Formula")),
    ("source", Text(de="Quelle", en="Source")),
)


def after_of(assignment: Assignment, report: Report) -> dict[str, tuple[int, ...]]:
    """For each check of a report the tasks it needs besides its own."""
    needs = {f"{c.file}::{c.function}": c.after or () for c in declared_checks(assignment)}
    return {check.check: needs.get(check.check.split("[", 1)[0], ()) for check in report.checks}


def hints_of(assignment: Assignment, task: int, language: Language) -> tuple[str, ...]:
    """The hints of a task as text that a terminal can show."""
    return tuple(readable(each) for each in hints(assignment, language).get(task, ()))


def find_check(assignment: Assignment, query: str) -> DeclaredCheck:
    """The public check that is meant by (a part of) its name or its sentence.

    Raises:
        CourseError: none or several fit.
    """
    public = [check for check in declared_checks(assignment) if not check.hidden]
    wanted = query.split("::")[-1].split("[")[0].strip().casefold()
    exactly = [c for c in public if wanted in (c.function.casefold(), c.function.removeprefix("test_").casefold())]
    partly = [c for c in public if any(wanted in said.casefold() for said in (c.function, c.title.de, c.title.en))]
    for found in (exactly, partly):
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(check.function for check in found)
            raise CourseError(f"{query!r} fits {names}; write more of the name")
    names = ", ".join(check.function for check in public)
    raise CourseError(f"no check {query!r} in {assignment.name}; there are: {names}")


def explanation(check: DeclaredCheck, language: Language) -> list[str]:
    """Its sentence, then why it matters, the formula and the source, as far as the check's author said so."""
    found = [check.title.to(language)]
    for name, label in _LABELS:
        said: Text | None = getattr(check, name)
        if said is not None:
            found.append(f"{label.to(language)}: {readable(said.to(language))}")
    return found


_TEX = (
    (r"\\(?:mathrm|text|mathbf|operatorname|boldsymbol|mathit|vec)\{([^{}]*)\}", r"\1"),
    (r"\\frac\{([^{}]*)\}\{([^{}]*)\}", r"(\1)/(\2)"),
    (r"\\(?:tfrac|dfrac)\{([^{}]*)\}\{([^{}]*)\}", r"(\1)/(\2)"),
    (r"\\sqrt\{([^{}]*)\}", r"√(\1)"),
    (r"\\bar\{?(\w)\}?", "\\1\u0304"),
    (r"\\hat\{?(\w)\}?", "\\1\u0302"),
    (r"\\tilde\{?(\w)\}?", "\\1\u0303"),
    (r"\\(?:left|right|,|;|!|quad|qquad)(?![a-zA-Z])", " "),
    (r"[_^]\{(\w)\}", lambda m: m[0][0] + m[1]),
)
_SYMBOLS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "Delta": "Δ", "epsilon": "ε", "varepsilon": "ε", "eta": "η",
    "theta": "θ", "lambda": "λ", "mu": "μ", "nu": "ν", "pi": "π", "rho": "ρ", "sigma": "σ", "Sigma": "Σ", "tau": "τ",
    "phi": "φ", "varphi": "φ", "omega": "ω", "Omega": "Ω", "sum": "Σ", "prod": "Π", "int": "∫", "partial": "∂",
    "nabla": "∇", "cdot": "·", "times": "×", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠",
    "approx": "≈", "in": "∈", "infty": "∞", "to": "→", "leftarrow": "←", "rightarrow": "→", "odot": "⊙", "pm": "±",
    "ldots": "…", "dots": "…", "cdots": "…", "top": "ᵀ", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉",
    "mid": "|", "max": "max", "min": "min", "exp": "exp", "ln": "ln", "log": "log", "tanh": "tanh", "sim": "~",
    "propto": "∝", "circ": "∘", "star": "*", "ell": "ℓ", "forall": "∀", "langle": "⟨", "rangle": "⟩", "equiv": "≡",
}  # fmt: skip


def readable(text: str) -> str:
    """Markdown with formulas → text without backslashes and dollar signs."""
    return re.sub(r"\$\$?(.+?)\$\$?", lambda match: _without_tex(match[1]), text, flags=re.DOTALL)


def _without_tex(formula: str) -> str:
    for pattern, replacement in _TEX * 2:
        formula = re.sub(pattern, replacement, formula)
    formula = re.sub(r"\\([a-zA-Z]+) ?", lambda m: _SYMBOLS.get(m[1], m[1]), formula)
    formula = re.sub(r"\\(.)", r"\1", formula)
    return re.sub(r" {2,}", " ", formula.replace("{", "(").replace("}", ")")).strip()
