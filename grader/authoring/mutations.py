"""The ways in which `grader quality` breaks a right program: one small function each, listed in `OPERATORS`.

An operator looks at one node and says which other texts could stand in its place. It need not care whether the result
makes sense: what does not compile, or compiles to the same code, is left out later.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeGuard

from grader.authoring.source_code import SourceCode

__all__ = ["OPERATORS", "Operator"]

Texts = Iterator[str]


@dataclass(frozen=True)
class Operator:
    """One way to break a program."""

    name: str
    apply: Callable[[ast.AST, SourceCode], Texts]
    """The texts that may stand in place of a node."""


# ---------------------------------------------------------------------- expressions

_COMPARISONS: dict[type[ast.cmpop], tuple[str, ...]] = {
    ast.Lt: ("<=", ">"),
    ast.LtE: ("<", ">="),
    ast.Gt: (">=", "<"),
    ast.GtE: (">", "<="),
    ast.Eq: ("!=",),
    ast.NotEq: ("==",),
    ast.Is: ("is not",),
    ast.IsNot: ("is",),
    ast.In: ("not in",),
    ast.NotIn: ("in",),
}


def comparison(node: ast.AST, code: SourceCode) -> Texts:
    """``a < b`` becomes ``a <= b`` and ``a > b``."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        for other in _COMPARISONS[type(node.ops[0])]:
            yield f"{code.operand(node.left)} {other} {code.operand(node.comparators[0])}"


_ARITHMETIC: dict[type[ast.operator], tuple[str, ...]] = {
    ast.Add: ("-",),
    ast.Sub: ("+",),
    ast.Mult: ("/", "+"),
    ast.Div: ("*", "//"),
    ast.FloorDiv: ("/", "*"),
    ast.Mod: ("//",),
    ast.Pow: ("*",),
    ast.BitAnd: ("|",),
    ast.BitOr: ("&",),
}


def arithmetic(node: ast.AST, code: SourceCode) -> Texts:
    """``a + b`` becomes ``a - b``, ``a += b`` becomes ``a -= b``."""
    if isinstance(node, ast.BinOp):
        for other in _ARITHMETIC.get(type(node.op), ()):
            yield f"({code.operand(node.left)} {other} {code.operand(node.right)})"
    if isinstance(node, ast.AugAssign):
        for other in _ARITHMETIC.get(type(node.op), ()):
            yield f"{code.text_of(node.target)} {other}= {code.text_of(node.value)}"


def operand_dropped(node: ast.AST, code: SourceCode) -> Texts:
    """``a * b`` becomes ``a`` and ``b``."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub | ast.Mult | ast.Div):
        yield code.operand(node.left)
        yield code.operand(node.right)


def constant(node: ast.AST, code: SourceCode) -> Texts:
    """A number becomes one more and one less, a truth value the other one."""
    if not isinstance(node, ast.Constant) or _is_index(node, code) or _is_axis(node, code):
        return
    if isinstance(node.value, bool):
        yield str(not node.value)
    elif isinstance(node.value, int | float):
        for other in (node.value + 1, node.value - 1):
            yield repr(other) if other >= 0 else f"({other!r})"


def sign(node: ast.AST, code: SourceCode) -> Texts:
    """``-a`` becomes ``a``; what is assigned or returned changes its sign."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and not isinstance(node.operand, ast.Constant):
        yield code.operand(node.operand)
    parent = code.parent(node)
    is_result = isinstance(parent, ast.Return | ast.Assign | ast.AugAssign) and isinstance(node, ast.BinOp | ast.Call)
    if is_result and _method(node, ("zeros", "zeros_like")) is None:  # minus 0 is 0
        yield f"-({code.text_of(node)})"


def index(node: ast.AST, code: SourceCode) -> Texts:
    """``a[i]`` becomes ``a[i + 1]`` and ``a[i - 1]``; so do the bounds of a slice."""
    if isinstance(node, ast.expr) and _is_index(node, code):
        if isinstance(node, ast.Constant) and isinstance(node.value, int) and not isinstance(node.value, bool):
            yield str(node.value + 1)
            yield str(node.value - 1)
        elif isinstance(node, ast.Name | ast.BinOp | ast.UnaryOp | ast.Call):
            yield f"{code.operand(node)} + 1"
            yield f"{code.operand(node)} - 1"
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice) and isinstance(node.ctx, ast.Load):
        yield code.text_of(node.value)


def axis(node: ast.AST, code: SourceCode) -> Texts:
    """Another axis, or none."""
    if isinstance(node, ast.Call):
        for keyword in node.keywords:
            if keyword.arg in _AXIS_WORDS:
                yield _without(node, keyword, code)
    if isinstance(node, ast.expr) and _is_axis(node, code):
        if isinstance(node, ast.Constant) and isinstance(node.value, int) and not isinstance(node.value, bool):
            yield str(1 - node.value if node.value in (0, 1) else node.value - 1)
        elif isinstance(node, ast.UnaryOp):
            yield "0"
            yield "-2" if code.text_of(node) == "-1" else "-1"
        elif isinstance(node, ast.Tuple):
            yield from (code.text_of(element) for element in node.elts)


def transpose_dropped(node: ast.AST, code: SourceCode) -> Texts:
    """``a.T`` becomes ``a``, and so do ``a.transpose(…)`` and ``a.flip(…)``."""
    if isinstance(node, ast.Attribute) and node.attr in ("T", "mT") and isinstance(node.ctx, ast.Load):
        yield code.text_of(node.value)
    inner = _method(node, ("transpose", "permute", "swapaxes", "flip", "t", "movedim"))
    if inner is not None:
        of_module = isinstance(inner, ast.Name) and inner.id in _MODULES
        assert isinstance(node, ast.Call)
        yield code.text_of(node.args[0] if of_module and node.args else inner)


def arguments_swapped(node: ast.AST, code: SourceCode) -> Texts:
    """``f(a, b)`` becomes ``f(b, a)``, ``a - b`` becomes ``b - a``."""
    if isinstance(node, ast.Call) and code.text_of(node.func).split(".")[-1] not in _EITHER_WAY:
        for i in range(len(node.args) - 1):
            if not any(isinstance(a, ast.Starred) for a in node.args[i : i + 2]):
                order = [*node.args[:i], node.args[i + 1], node.args[i], *node.args[i + 2 :]]
                yield _call(node, [code.text_of(a) for a in order], code)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub | ast.Div | ast.MatMult):
        if isinstance(node.op, ast.Sub) and _is_made_positive(node, code):
            return
        sign = {ast.Sub: "-", ast.Div: "/", ast.MatMult: "@"}[type(node.op)]
        yield f"({code.operand(node.right)} {sign} {code.operand(node.left)})"


def returned(node: ast.AST, code: SourceCode) -> Texts:
    """An argument comes back, or two results in the other order, or only the first of them."""
    if not isinstance(node, ast.Return) or node.value is None:
        return
    function = code.function(node)
    names = [a.arg for a in function.args.args if a.arg not in ("self", "cls")] if function else []
    for name in dict.fromkeys([*names[:1], *names[-1:]]):
        yield f"return {name}"
    if isinstance(node.value, ast.Tuple) and len(node.value.elts) > 1:
        first, second, *rest = [code.text_of(e) for e in node.value.elts]
        yield f"return {', '.join([second, first, *rest])}"
        yield f"return {first}"


def range_off_by_one(node: ast.AST, code: SourceCode) -> Texts:
    """``range(n)`` becomes ``range(n - 1)``, ``range(n + 1)`` and ``range(1, n)``."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "range"):
        return
    args = [code.text_of(a) for a in node.args]
    at = 0 if len(args) == 1 else 1
    for change in ("- 1", "+ 1"):
        yield f"range({', '.join([*args[:at], f'{code.operand(node.args[at])} {change}', *args[at + 1 :]])})"
    if len(args) == 1:
        yield f"range(1, {args[0]})"


_NEIGHBOURS = {
    "max": "min", "min": "max", "maximum": "minimum", "minimum": "maximum", "argmax": "argmin", "amax": "amin",
    "sum": "mean", "mean": "sum", "zeros": "ones", "ones": "zeros", "zeros_like": "ones_like", "floor": "ceil",
    "tanh": "sin", "sigmoid": "tanh", "exp": "expm1", "log": "log1p", "sqrt": "square", "square": "abs",
    "abs": "square", "softmax": "log_softmax", "relu": "tanh", "tril": "triu", "triu": "tril", "append": "extend",
    "logical_and": "logical_or", "max_pool2d": "avg_pool2d", "greater": "greater_equal", "randperm": "arange",
    "permutation": "arange",
}  # fmt: skip


def neighbour(node: ast.AST, code: SourceCode) -> Texts:
    """Another function of the same kind: the minimum for the maximum, the mean for the sum."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _NEIGHBOURS:
        text = code.text_of(node)
        dot = len(code.text_of(node.func.value))
        yield text[:dot] + text[dot:].replace(node.func.attr, _NEIGHBOURS[node.func.attr], 1)


def keyword_dropped(node: ast.AST, code: SourceCode) -> Texts:
    """A named argument is left out, but for the size and colour of a drawing."""
    if isinstance(node, ast.Call) and not code.is_drawing(node):
        for keyword in node.keywords:
            if keyword.arg is not None and keyword.arg not in _AXIS_WORDS:
                yield _without(node, keyword, code)


def logic(node: ast.AST, code: SourceCode) -> Texts:
    """``and`` becomes ``or``; ``not`` is dropped."""
    if isinstance(node, ast.BoolOp):
        word = " or " if isinstance(node.op, ast.And) else " and "
        yield f"({word.join(code.operand(v) for v in node.values)})"
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield code.operand(node.operand)


def condition(node: ast.AST, code: SourceCode) -> Texts:
    """A condition always, or never, holds."""
    parent = code.parent(node)
    if isinstance(parent, ast.If | ast.IfExp | ast.While) and parent.test is node:
        yield "True"
        yield "False"


def detached(node: ast.AST, code: SourceCode) -> Texts:
    """A gradient is cut off, or no longer cut off."""
    inner = _method(node, ("detach",))
    if inner is not None:
        yield code.text_of(inner)
    parent = code.parent(node)
    if (
        code.uses_torch
        and isinstance(node, ast.Call | ast.BinOp)
        and isinstance(parent, ast.Return | ast.Assign)
        and _method(node, _WITHOUT_GRADIENT) is None
    ):
        yield f"{code.operand(node)}.detach()"
    if isinstance(node, ast.With) and code.text_of(node.items[0].context_expr).startswith("torch."):
        yield "if True:\n" + _indented(node.body, code)


def copy_dropped(node: ast.AST, code: SourceCode) -> Texts:
    """``a.copy()`` becomes ``a``, and so do ``a.clone()`` and ``list(a)``."""
    if not isinstance(node, ast.Call):
        return
    inner = _method(node, ("copy", "clone", "astype", "float", "double", "contiguous"))
    if inner is not None:
        of_module = isinstance(inner, ast.Name) and inner.id in _MODULES
        yield code.text_of(node.args[0] if of_module and node.args else inner)
    if len(node.args) == 1 and not isinstance(node.args[0], ast.Starred | ast.GeneratorExp):
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in ("array", "asarray", "list", "tuple", "int", "float", "bool", "deepcopy"):
            yield code.operand(node.args[0])


# ---------------------------------------------------------------------- statements


def in_place(node: ast.AST, code: SourceCode) -> Texts:
    """``a = a + b`` becomes ``a += b``, and the other way round.

    Where the class of ``self`` has no ``__iadd__`` of its own, Python reads the two alike.
    """
    words = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
    if isinstance(node, ast.AugAssign) and type(node.op) in words and _is_somebody_elses(node.target, code):
        target = code.text_of(node.target)
        yield f"{target} = {target} {words[type(node.op)]} ({code.text_of(node.value)})"
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp) and type(node.value.op) in words:
        left = node.value.left
        word = words[type(node.value.op)]
        if isinstance(node.targets[0], ast.Name) and _changes(left, node.value.op, code):
            text = f"{left.id} {word}= {code.text_of(node.value.right)}"
            yield text if node.targets[0].id == left.id else f"{text}\n{node.targets[0].id} = {left.id}"
    if isinstance(node, ast.Return) and isinstance(node.value, ast.BinOp) and type(node.value.op) in words:
        left = node.value.left
        if _changes(left, node.value.op, code):
            yield f"{left.id} {words[type(node.value.op)]}= {code.text_of(node.value.right)}\nreturn {left.id}"


def statement_dropped(node: ast.AST, code: SourceCode) -> Texts:
    """A statement is left out, unless that only leaves a name unknown."""
    if isinstance(node, _DROPPED) or (isinstance(node, ast.Assign) and not _binds_first(node, code)):
        yield "pass"


def stopped_early(node: ast.AST, code: SourceCode) -> Texts:
    """A loop ends after its first round, or does not end where it should."""
    if isinstance(node, ast.For | ast.While) and not isinstance(node.body[-1], ast.Break | ast.Return):
        yield f"{code.text_of(node)}\n    break"
    if isinstance(node, ast.Break):
        yield "continue"


def returned_in_loop(node: ast.AST, code: SourceCode) -> Texts:
    """The ``return`` after a loop slips into it."""
    if not isinstance(node, ast.For):
        return
    siblings = _siblings(node, code)
    at = siblings.index(node) + 1 if node in siblings else len(siblings)
    if at < len(siblings) and isinstance(siblings[at], ast.Return):
        yield f"{code.text_of(node)}\n{_indented([siblings[at]], code)}"


def kept_state(node: ast.AST, code: SourceCode) -> Texts:
    """What a function begins with is what it ended with when it was called before."""
    function = code.function(node)
    if (
        isinstance(node, ast.Assign)
        and function is not None
        and code.parent(node) is function
        and isinstance(node.value, ast.Call | ast.List | ast.Dict | ast.BinOp)
        and not _is_constant(node.value)
    ):
        where = f"_kept_{function.name}_{node.lineno - function.lineno}"
        yield f"{code.text_of(node.targets[0])} = globals().setdefault({where!r}, {code.operand(node.value)})"


def first_result_again(node: ast.AST, code: SourceCode) -> Texts:
    """Every call gives what the first one gave."""
    if not isinstance(node, ast.Return) or node.value is None or _is_constant(node.value):
        return
    if (function := code.function(node)) is not None:
        yield f"return globals().setdefault('_first_{function.name}', {code.operand(node.value)})"


OPERATORS = (
    Operator("comparison", comparison),
    Operator("arithmetic", arithmetic),
    Operator("operand dropped", operand_dropped),
    Operator("constant", constant),
    Operator("sign", sign),
    Operator("index", index),
    Operator("axis", axis),
    Operator("transpose dropped", transpose_dropped),
    Operator("arguments swapped", arguments_swapped),
    Operator("returned value", returned),
    Operator("range off by one", range_off_by_one),
    Operator("neighbouring function", neighbour),
    Operator("keyword dropped", keyword_dropped),
    Operator("logic", logic),
    Operator("condition", condition),
    Operator("detach", detached),
    Operator("copy dropped", copy_dropped),
    Operator("in place", in_place),
    Operator("statement dropped", statement_dropped),
    Operator("stopped early", stopped_early),
    Operator("returned in the loop", returned_in_loop),
    Operator("kept state", kept_state),
    Operator("first result again", first_result_again),
)
"""Every way, in the order in which the table lists them."""


# ---------------------------------------------------------------------- what several operators ask

_MODULES = frozenset(("np", "numpy", "torch", "F", "math"))
_DROPPED = (ast.Expr, ast.AugAssign, ast.For, ast.If, ast.Raise, ast.Break, ast.Continue)
_WITHOUT_GRADIENT = (
    "detach",
    "item",
    "size",
    "tolist",
    "float",
    "zeros",
    "ones",
    "empty",
    "arange",
    "randperm",
    "randint",
)
_EITHER_WAY = frozenset(("max", "min", "maximum", "minimum", "logaddexp", "isclose"))
_AXIS_WORDS = frozenset(("axis", "dim", "dims", "keepdims", "keepdim"))
_TAKES_AXIS = frozenset(
    ("sum", "mean", "max", "min", "argmax", "argmin", "cumsum", "softmax", "stack", "cat", "concatenate", "flip", "any",
     "all", "transpose", "unsqueeze", "squeeze", "chunk", "size")
)  # fmt: skip


def _is_index(node: ast.AST, code: SourceCode) -> bool:
    """Whether this is ``i`` in ``a[i]``, ``a[i:]``, ``a[:i]`` or ``a[i, j]``; dictionaries look the same."""
    parent = code.parent(node)
    if isinstance(parent, ast.UnaryOp):
        return False
    if isinstance(parent, ast.Slice):
        return node in (parent.lower, parent.upper)
    if isinstance(parent, ast.Tuple):
        outer = code.parent(parent)
        return isinstance(outer, ast.Subscript) and outer.slice is parent
    return isinstance(parent, ast.Subscript) and parent.slice is node


def _is_axis(node: ast.AST, code: SourceCode) -> bool:
    """Whether this is ``1`` in ``sum(axis=1)`` or ``a.sum(1)``."""
    parent = code.parent(node)
    if isinstance(parent, ast.keyword):
        return parent.arg in ("axis", "dim", "dims")
    if isinstance(parent, ast.Call) and isinstance(parent.func, ast.Attribute) and parent.func.attr in _TAKES_AXIS:
        return node in parent.args and isinstance(node, ast.Constant | ast.UnaryOp)
    return False


def _changes(left: ast.expr, operation: ast.operator, code: SourceCode) -> TypeGuard[ast.Name]:
    """Whether ``left += …`` may change what the name stands for, instead of only making the name stand for another."""
    if not isinstance(left, ast.Name):
        return False
    word = {ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "truediv"}[type(operation)]
    return left.id != "self" or f"def __i{word}__(" in code.text


def _is_constant(node: ast.expr) -> bool:
    """Whether this is the same number or word in every call: kept or made anew, that is no difference."""
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("float", "int", "str", "bool")
    ):
        return all(_is_constant(argument) for argument in node.args) and not node.keywords
    if isinstance(node, ast.UnaryOp):
        return _is_constant(node.operand)
    if isinstance(node, ast.BinOp):
        return _is_constant(node.left) and _is_constant(node.right)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in _MODULES:
        return node.attr in ("inf", "pi", "e", "nan")
    return isinstance(node, ast.Constant)


def _is_made_positive(node: ast.expr, code: SourceCode) -> bool:
    """Whether this is squared, or its absolute value taken: then its sign makes no difference."""
    parent = code.parent(node)
    if isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Pow) and parent.left is node:
        return isinstance(parent.right, ast.Constant) and parent.right.value in (2, 4)
    if isinstance(parent, ast.Call) and node in parent.args and len(parent.args) == 1:
        return code.text_of(parent.func).split(".")[-1] in ("abs", "fabs", "square")
    return False


def _method(node: ast.AST, names: tuple[str, ...]) -> ast.expr | None:
    """``a`` of ``a.name(…)``."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in names:
        return node.func.value
    return None


def _call(node: ast.Call, args: list[str], code: SourceCode) -> str:
    keywords = [f"{k.arg}={code.text_of(k.value)}" if k.arg else f"**{code.text_of(k.value)}" for k in node.keywords]
    return f"{code.text_of(node.func)}({', '.join([*args, *keywords])})"


def _without(node: ast.Call, keyword: ast.keyword, code: SourceCode) -> str:
    rest = ast.Call(node.func, node.args, [k for k in node.keywords if k is not keyword])
    return _call(rest, [code.text_of(a) for a in node.args], code)


def _binds_first(node: ast.Assign, code: SourceCode) -> bool:
    """Whether a name has no value before this assignment."""
    function = code.function(node)
    if function is None:
        return True
    known = {a.arg for a in ast.walk(function.args) if isinstance(a, ast.arg)}
    for other in ast.walk(function):
        if isinstance(other, ast.Name) and isinstance(other.ctx, ast.Store) and other.lineno < node.lineno:
            known.add(other.id)
    stored = [n for t in node.targets for n in ast.walk(t) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]
    return any(name.id not in known for name in stored)


def _is_somebody_elses(target: ast.expr, code: SourceCode) -> bool:
    """Whether a name stands for an argument or for what a loop goes through: only there it matters who is changed."""
    function = code.function(target)
    if function is None or not isinstance(target, ast.Name):
        return False
    loops = [node.target for node in ast.walk(function) if isinstance(node, ast.For)]
    names = {n.id for loop in loops for n in ast.walk(loop) if isinstance(n, ast.Name)}
    return target.id in names | {a.arg for a in ast.walk(function.args) if isinstance(a, ast.arg)}


def _siblings(node: ast.stmt, code: SourceCode) -> list[ast.stmt]:
    """The statements of the block that `node` stands in."""
    parent = code.parent(node)
    blocks = [getattr(parent, name, []) for name in ("body", "orelse", "finalbody")]
    return next((block for block in blocks if isinstance(block, list) and node in block), [])


def _indented(body: list[ast.stmt], code: SourceCode) -> str:
    """The statements as the block of another one."""
    return "\n".join("    " + line for statement in body for line in code.text_of(statement).split("\n"))
