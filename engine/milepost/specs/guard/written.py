"""A feature file as it is written: its blocks, their prose and steps, with lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from gherkin.errors import CompositeParserException, NoSuchLanguageException
from gherkin.parser import Parser

from milepost.specs.guard.problems import SpecProblem
from milepost.specs.vocabulary import Stage

Kind = Literal["feature", "rule", "background", "scenario", "examples"]
Cells = tuple[str, ...]
_STAGES: Mapping[str, Stage] = {"Context": "given", "Action": "when", "Outcome": "then"}


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step; `stage` is that of its keyword, or of the step above after And, But and `*`."""

    text: str
    stage: Stage | None
    line: int
    table: tuple[Cells, ...] | None = None

    @property
    def texts(self) -> Iterator[str]:
        """Everything in it that a placeholder may stand in."""
        yield self.text
        for row in self.table or ():
            yield from row


@dataclass(frozen=True, slots=True)
class Table:
    """The examples of an outline."""

    line: int
    head: Cells
    rows: tuple[Cells, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A feature, rule, background, scenario, or a heading of examples."""

    kind: Kind
    keyword: str
    name: str
    line: int
    prose: str
    steps: tuple[StepLine, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A feature file that could be read."""

    file: str
    language: str
    lines: Cells
    blocks: tuple[Block, ...]

    @property
    def scenarios(self) -> tuple[Block, ...]:
        """Its scenarios and outlines, in order."""
        return tuple(block for block in self.blocks if block.kind == "scenario")

    def problem(self, line: int, code: str, what: str) -> SpecProblem:
        """A mistake in this file."""
        return SpecProblem(self.file, line, code, what)


class Unreadable(Exception):  # noqa: N818 - the name says what the reader holds
    """The file cannot be read at all; carries the problems that say why."""

    def __init__(self, *problems: SpecProblem) -> None:
        super().__init__(*problems)
        self.problems = problems


def read(path: Path, shown: str) -> Written:
    """The file as it is written. Raises Unreadable where it is not text, not Gherkin, or empty."""
    text = _text(path, shown)
    try:
        feature = Parser().parse(text).get("feature")
    except CompositeParserException as error:
        raise Unreadable(*_mistakes(shown, error.errors)) from None
    if feature is None:
        raise Unreadable(SpecProblem(shown, 1, "EMPTY", "there is no feature in this file"))
    return Written(shown, feature["language"], tuple(text.splitlines()), tuple(_blocks(feature)))


def _text(path: Path, shown: str) -> str:
    raw = path.read_bytes()
    if raw.startswith(b"\xef\xbb\xbf"):
        what = "the file begins with a byte order mark; save it as UTF-8 without BOM"
        raise Unreadable(SpecProblem(shown, 1, "ENCODING", what))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise Unreadable(SpecProblem(shown, line, "ENCODING", "this is not UTF-8")) from None


def _mistakes(shown: str, errors: Any) -> Iterator[SpecProblem]:
    """The parser's errors; those that only follow from an unknown language are left out."""
    unknown = [error for error in errors if isinstance(error, NoSuchLanguageException)]
    for error in unknown:
        what = f"{_first(error)}; Chinese is written `# language: zh-CN`"
        yield SpecProblem(shown, error.location["line"], "LANGUAGE", what)
    for error in errors if not unknown else ():
        yield SpecProblem(shown, error.location["line"], "PARSE", _first(error))


def _first(error: Exception) -> str:
    """The message without the place that gherkin puts before it."""
    return str(error).splitlines()[0].partition("): ")[2] or str(error)


def _blocks(node: Any) -> Iterator[Block]:
    yield _block("feature", node)
    for child in node["children"]:
        yield from _child(child)


def _child(child: Any) -> Iterator[Block]:
    if "rule" in child:
        yield _block("rule", child["rule"])
        for below in child["rule"]["children"]:
            yield from _child(below)
        return
    kind: Kind = "background" if "background" in child else "scenario"
    yield _block(kind, child[kind])
    for examples in child[kind].get("examples", ()):
        yield _block("examples", examples)


def _block(kind: Kind, node: Any) -> Block:
    return Block(
        kind,
        node["keyword"],
        node["name"],
        node["location"]["line"],
        node["description"],
        tuple(_steps(node.get("steps", ()))),
        tuple(_table(examples) for examples in node.get("examples", ())),
    )


def _steps(nodes: Any) -> Iterator[StepLine]:
    stage: Stage | None = None
    for node in nodes:
        stage = _STAGES.get(node["keywordType"], stage)
        table = node.get("dataTable")
        rows = tuple(map(_cells, table["rows"])) if table else None
        yield StepLine(node["text"], stage, node["location"]["line"], rows)


def _table(node: Any) -> Table:
    head = node.get("tableHeader")
    rows = tuple(map(_cells, node.get("tableBody", ())))
    return Table(node["location"]["line"], _cells(head) if head else (), rows)


def _cells(row: Any) -> Cells:
    return tuple(cell["value"] for cell in row["cells"])
