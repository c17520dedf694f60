"""Every sentence that the package's source can say about a mistake, read from its syntax trees."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from pathlib import Path

ENGINE = Path(__file__).parents[1] / "engine" / "milepost"
SAMPLE = "q7"
"""Stands for whatever a hole holds."""

TELLING = (
    *("conditions", "model", "sources", "loading", "scoring", "analysis", "importing"),
    *("inference/linting.py", "inference/vocabulary.py", "inference/reference.py"),
    *("reporters/explaining.py", "reporters/house", "workspace.py", "suggestions.py"),
)
"""Where mistakes are told: folders and files below the package."""

_ARGUMENTS: Mapping[str, tuple[int, ...]] = {
    **{".problem": (0, 1), "problem": (2, 3), "Problem": (4, 5)},
    **{".fault": (1, 2), ".refuse": (1, 2, 3), ".refuse_no_value": (2,), "._fail": (1, 2)},
    **{"ConditionError": (0, 1), "Mistake": (1, 2, 3), "Wording": (0, 1), "_mapping": (1,)},
    **{"suggested": (2,), ".append": (0,)},
    **dict.fromkeys(("UsageError", "NothingEvaluated", "ValueError", "MilepostError"), (0, 1)),
    **{"TooManyMatches": (0,), "whole": (1, 2), ".not_told": (2, 3)},
}
"""Which arguments of a call are sentences; a leading dot marks a method."""

_AROUND: Mapping[str, str] = {
    "expectation": f"{{}} is expected here, not {SAMPLE}",
    "_one_of": f"{{}} needs one of the keys {SAMPLE}",
    ".name": f"there is no {{}} `{SAMPLE}`",
    ".names": f"there is no {{}} `{SAMPLE}`",
}
"""Calls whose first argument becomes part of a sentence, and that sentence."""

_RETURNS = {
    "Words",
    "Fault | None",
    "Found",
    "tuple[str, str] | None",
    "Iterator[tuple[str, str]]",
}
"""Return types of functions that give what is wrong and the mend as a tuple."""

_WORDED = {
    *("did_you_mean", "suggested", "_mend", "_quoted", "_offered", "_unlike_mend", "_unknown"),
    *("called", "shown", "_shown"),
}
"""Functions whose own wording is looked into."""

_SAMPLES = {"line.kind": "finding"}
"""What stands in holes that are part of the wording."""

_TABLE = re.compile(r"_(\w*MENDS|REFUSED|NOT_COMPARED|SIZES)")
_FIELD = re.compile(r"\{\w+\}")


@dataclass(frozen=True)
class Sentence:
    """A sentence with samples in its holes, and where it is said."""

    text: str
    place: str


def sentences() -> list[Sentence]:
    """All sentences, each where it is first said, in the order of files and lines."""
    modules = [_module(path) for path in _files()]
    worded: dict[str, list[tuple[Module, ast.FunctionDef]]] = {name: [] for name in _WORDED}
    for module in modules:
        for name in _WORDED & module.functions.keys():
            worded[name].append((module, module.functions[name]))
    found = (
        Sentence(text.strip(), f"{module.path.relative_to(ENGINE).as_posix()}:{line}")
        for module in modules
        for line, text in _Reader(module, worded).sentences()
    )
    first: dict[str, Sentence] = {}
    for one in found:
        if _is_sentence(one.text):
            first.setdefault(one.text, one)
    return list(first.values())


def _is_sentence(text: str) -> bool:
    """Words of its own, and an end: not a key, a path, or only what other sentences fill in."""
    words = re.findall("[a-z]+", text.replace(SAMPLE, ""))
    return " " in text and bool(words) and not text.endswith(";")


def _files() -> Iterator[Path]:
    for name in TELLING:
        path = ENGINE / name
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


class Module:
    """The syntax tree of one file, its constants, and its functions by name; no public method."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.tree = ast.parse(path.read_text("utf-8"))
        self.functions = {
            node.name: node
            for node in ast.walk(self.tree)
            if isinstance(node, ast.FunctionDef)
            and (node.name.startswith("_") or node in self.tree.body)
        }

    @cached_property
    def constants(self) -> dict[str, list[ast.expr]]:
        """What stands behind each name at the top."""
        return _assigned(self.tree.body)

    def imported(self, name: str) -> list[ast.expr]:
        """What stands behind a constant of another module of the package."""
        if not name.isupper():
            return []
        for node in self.tree.body:
            if isinstance(node, ast.ImportFrom) and name in {alias.name for alias in node.names}:
                path = ENGINE.parent / f"{(node.module or '').replace('.', '/')}.py"
                return _module(path).constants.get(name, []) if path.is_file() else []
        return []


@cache
def _module(path: Path) -> Module:
    return Module(path)


Functions = Mapping[str, list[tuple[Module, ast.FunctionDef]]]
Names = Mapping[str, list[ast.expr]]


@dataclass(frozen=True)
class _Reader:
    """Finds the sentences of one module."""

    module: Module
    worded: Functions

    def sentences(self) -> Iterator[tuple[int, str]]:
        for name, values in self.module.constants.items():
            if _TABLE.fullmatch(name):
                texts = [(v.lineno, text) for v in values for text in self._inside(v)]
                yield from ((line, _FIELD.sub(SAMPLE, text)) for line, text in texts)
        yield from self._within(self.module.tree, {})

    def _within(self, node: ast.AST, names: Names, returns: bool = False) -> Iterator:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef):
                gives = ast.unparse(child.returns) if child.returns else ""
                yield from self._within(child, {**names, **_locals(child)}, gives in _RETURNS)
                continue
            for part in self._told(child, returns):
                yield from ((child.lineno, text) for text in self.texts(part, names))
            if isinstance(child, ast.Call) and (around := _AROUND.get(_called(child))):
                for text in self.texts(child.args[0], names):
                    yield child.lineno, around.format(text)
            yield from self._within(child, names, returns)

    def _told(self, node: ast.AST, returns: bool) -> Iterable[ast.expr]:
        """The parts of a statement or call that are sentences."""
        if isinstance(node, ast.Call):
            places = _ARGUMENTS.get(_called(node), ())
            given = [node.args[place] for place in places if place < len(node.args)]
            return given if _called(node) != ".append" else _pair(given[0])
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Attribute):
            return [node.value] if node.targets[0].attr == "mend" else []
        if returns and isinstance(node, ast.Return | ast.Yield) and node.value is not None:
            return _parts(node.value)
        return []

    def texts(self, node: ast.expr | None, names: Names) -> list[str]:
        """The texts an expression may have; none where that cannot be told."""
        match node:
            case ast.Constant(value=str(text)):
                return [text]
            case ast.JoinedStr(values=parts):
                return self._joined(parts, names)
            case ast.FormattedValue(value=value):
                return self.texts(value, names) or [_SAMPLES.get(ast.unparse(value), SAMPLE)]
            case ast.BinOp(op=ast.Add(), left=left, right=right):
                return self._joined([left, right], names)
            case ast.IfExp(body=one, orelse=other):
                return self.texts(one, names) + self.texts(other, names)
            case ast.BoolOp(values=parts):
                return [text for part in parts for text in self.texts(part, names)]
            case ast.Name(id=name):
                known = names.get(name) or self._constant(name)
                rest = {key: value for key, value in names.items() if key != name}
                return [text for value in known for text in self.texts(value, rest)]
            case ast.Subscript(value=table):
                return self._inside(table) or self.texts(table, names)
            case ast.ListComp(elt=item):
                return self.texts(item, names)
            case ast.Call():
                return self._call(node, names)
        return []

    def _constant(self, name: str) -> list[ast.expr]:
        return self.module.constants.get(name) or self.module.imported(name)

    def _joined(self, parts: list[ast.expr], names: Names) -> list[str]:
        choices = [self.texts(part, names) or [SAMPLE] for part in parts]
        choices[0] = [text or SAMPLE for text in choices[0]]  # no sentence starts with nothing
        return ["".join(pieces) for pieces in product(*choices)]

    def _call(self, node: ast.Call, names: Names) -> list[str]:
        called = _called(node)
        if called == ".get" and isinstance(node.func, ast.Attribute):
            return self._inside(node.func.value) + self.texts(node.args[-1], names)
        if called == ".format" and isinstance(node.func, ast.Attribute):
            return [_FIELD.sub(SAMPLE, text) for text in self.texts(node.func.value, names)]
        name = called.removeprefix(".") if called.startswith("._") else called
        rest = {other: worded for other, worded in self.worded.items() if other != name}
        worded = self.worded.get(name, [])
        return [text for module, f in worded for text in _Reader(module, rest).returned(f)]

    def returned(self, function: ast.FunctionDef) -> list[str]:
        """The texts a function may give."""
        values = [node.value for node in ast.walk(function) if isinstance(node, ast.Return)]
        return [text for value in values for text in self.texts(value, _locals(function))]

    def _inside(self, node: ast.expr) -> list[str]:
        """The texts of a table: its own, or of the constant it names."""
        if isinstance(node, ast.Name):
            return [text for value in self._constant(node.id) for text in self._inside(value)]
        values = node.values if isinstance(node, ast.Dict) else []
        return [text for value in values for part in _parts(value) for text in self.texts(part, {})]


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return f".{node.func.attr}"
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _parts(node: ast.expr) -> list[ast.expr]:
    return list(node.elts) if isinstance(node, ast.Tuple) else [node]


def _pair(node: ast.expr) -> list[ast.expr]:
    """What is wrong and the mend, where both are gathered as one."""
    return _parts(node) if isinstance(node, ast.Tuple) else []


def _locals(function: ast.FunctionDef) -> dict[str, list[ast.expr]]:
    """What stands behind the names of a function: its assignments, and parameters' defaults."""
    found = _assigned(ast.walk(function))
    arguments = function.args
    placed = [*arguments.posonlyargs, *arguments.args]
    given = placed[len(placed) - len(arguments.defaults) :]
    for argument, default in zip(given, arguments.defaults, strict=True):
        if ast.unparse(default) != "''":
            found.setdefault(argument.arg, []).append(default)
    return found


def _assigned(nodes: Iterable[ast.AST]) -> dict[str, list[ast.expr]]:
    found: dict[str, list[ast.expr]] = {}
    for node in nodes:
        if isinstance(node, ast.AnnAssign) and node.value is not None:
            pairs = [(node.target, node.value)]
        elif isinstance(node, ast.Assign):
            pairs = list(zip(_parts(node.targets[0]), _parts(node.value), strict=False))
        else:
            continue
        for target, value in pairs:
            if isinstance(target, ast.Name):
                found.setdefault(target.id, []).append(value)
    return found
