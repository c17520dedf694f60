"""YAML syntax errors in plain words: both of PyYAML's parsers speak of tokens, authors do not."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from milepost.errors import Problem
from milepost.loading.raw_text import mark_at


@dataclass(frozen=True, slots=True)
class _Slip:
    """A syntax error as the parser sees it: `at` is its offset, `start` that of its context."""

    text: str
    context: str
    message: str
    start: int
    at: int

    @property
    def char(self) -> str:
        """The character the parser stumbled over."""
        return self.text[self.at : self.at + 1]

    @property
    def before(self) -> str:
        """The line up to the stumble."""
        return self.text[self.line_start(self.at) : self.at]

    def line_start(self, at: int) -> int:
        """Offset of the start of the line that holds `at`."""
        return self.text.rfind("\n", 0, at) + 1

    def line(self, at: int) -> str:
        """The line that holds `at`."""
        start = self.line_start(at)
        return self.text[start:].split("\n", 1)[0].rstrip()

    def line_above(self, at: int) -> int:
        """Offset of the nearest line above that is not blank; -1 where there is none."""
        above = self.line_start(at) - 1
        while above >= 0 and not self.line(above).strip():
            above = self.line_start(above) - 1
        return -1 if above < 0 else self.line_start(above)


Words = tuple[int, str, str]
"""Offset, what is wrong, how to mend it."""

_NO_SPACE = re.compile(r"[ ]*(?:- +)*(?P<key>[\w.-]+):(?P<value>[^\s:/].*)")
_KEY_AND_VALUE = re.compile(r"[ ]*(?:- +)*(?P<key>[^\s'\"#{\[][^:]*): +(?P<value>.*)")
_CLOSING = ('"', "'", "}", "]")


def explain(error: Exception, text: str, file: str) -> Problem:
    """The problem that a syntax error raised by PyYAML stands for."""
    slip = _slip(error, text)
    if slip is None:
        fault = " ".join(str(error).split())
        return Problem(file, 0, 0, "", f"this is not YAML: {fault}")
    at, what, mend = _words(slip)
    mark = mark_at(text, min(at, len(text.rstrip())))
    return Problem(file, mark.line, mark.column, "", what, mend)


def _slip(error: Exception, text: str) -> _Slip | None:
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return None
    at = error.problem_mark.index
    start = error.context_mark.index if error.context_mark else at
    return _Slip(text, error.context or "", error.problem or "", start, at)


def _words(slip: _Slip) -> Words:
    for pattern, describe in _SLIPS:
        if re.search(pattern, f"{slip.context}: {slip.message}"):
            return describe(slip)
    return slip.at, f"this is not YAML: {slip.message}", ""


def _forbidden_start(slip: _Slip) -> Words:
    if slip.char == "\t":
        return _tab(slip)
    shown = "a backtick" if slip.char == "`" else f"`{slip.char}`"
    what = f"a text without quotes cannot start with {shown}"
    return slip.at, what, _quoted(slip.line(slip.at)[len(slip.before) :])


def _tab(slip: _Slip) -> Words:
    return slip.at, "a tab stands where only spaces may stand", "indent with spaces"


def _second_colon(slip: _Slip) -> Words:
    """`key: some text: more`, or a line above that is no `key: value`."""
    here = _KEY_AND_VALUE.match(slip.before + ": ")
    if here and _KEY_AND_VALUE.match(slip.before):
        return _colon_in_text(slip)
    above = slip.line_above(slip.at)
    if above < 0:
        return _colon_in_text(slip)
    if ": " not in slip.line(above):
        return _no_colon(slip, above)
    what = "the indentation makes this line part of the text above"
    return slip.at - len(slip.before.lstrip()), what, "align it with the keys it belongs to"


def _colon_in_text(slip: _Slip) -> Words:
    match = _KEY_AND_VALUE.match(slip.line(slip.at))
    mend = _quoted(match["value"]) if match else "put the text in quotes"
    return slip.at, "a text without quotes cannot hold a colon and a space", mend


def _question_mark(slip: _Slip) -> Words:
    return slip.at, "a text without quotes cannot start with `? `", "put the text in quotes"


def _missing_colon(slip: _Slip) -> Words:
    return _no_colon(slip, slip.start)


def _no_colon(slip: _Slip, at: int) -> Words:
    line = slip.line(at)
    match = _NO_SPACE.fullmatch(line)
    start = slip.line_start(at)
    if match:
        mend = f"write `{match['key']}: {match['value']}`"
        return start + match.end("key"), "a space is missing behind the colon", mend
    what = "a key needs a colon and a space behind it"
    mend = "write `key: value`, or indent the line if it continues the text above"
    return start + len(line) - len(line.lstrip()), what, mend


def _in_mapping(slip: _Slip) -> Words:
    before = slip.before.rstrip()
    if before.endswith(_CLOSING):
        return _behind_closing(slip)
    if slip.char == "-" and not before:
        what = "a list item stands where a key is expected"
        return slip.at, what, "indent it, or give it a key of its own"
    if slip.char == ":" and not before:
        what = "a key is missing in front of the colon"
        return slip.at, what, "write the key, or put the text in quotes"
    if not before:
        what = "the indentation fits none of the lines above"
        return slip.at, what, "align it with the keys it belongs to"
    return slip.at, f"`{slip.char}` cannot stand here", "put the text in quotes"


def _behind_closing(slip: _Slip) -> Words:
    closing = slip.before.rstrip()[-1]
    if closing in "\"'":
        what = "text follows the closing quote"
        mend = "put all of the text in quotes of the other kind, or double the quote inside"
    else:
        what = f"text follows the closing `{closing}`"
        mend = f"put all of the text in quotes if it starts with `{'{' if closing == '}' else '['}`"
    return slip.at, what, mend


def _in_list(slip: _Slip) -> Words:
    if slip.before.rstrip().endswith(_CLOSING):
        return _behind_closing(slip)
    what = "a key stands where a list item is expected"
    return slip.at, what, "start the item with `- `, or align the key with those it belongs to"


def _in_braces(slip: _Slip) -> Words:
    opening = slip.text[slip.start : slip.start + 1]
    closing = "}" if opening == "{" else "]"
    if slip.at >= len(slip.text.rstrip()) or "\n" in slip.text[slip.start : slip.at]:
        mend = f"write `{closing}` at its end, or quote the text that starts with `{opening}`"
        return slip.start, f"`{opening}` is not closed", mend
    if slip.char == ":":
        what = f"a text within `{opening}{closing}` cannot hold a colon and a space"
        return slip.at, what, "put the text in quotes"
    if slip.before.rstrip().endswith(_CLOSING):
        return _behind_closing(slip)
    return slip.at, f"a comma or `{closing}` is missing in front of this", "put the text in quotes"


def _open_quote(slip: _Slip) -> Words:
    return slip.start, "the quote opened here is not closed", "write the closing quote"


def _escape(slip: _Slip) -> Words:
    at = slip.text.rfind("\\", 0, slip.at + 1)
    shown = slip.text[at : at + 2]
    if shown in ("\\u", "\\U", "\\x"):
        return at, f"the escape `{shown}...` stands for no character", "write the character itself"
    mend = "write two backslashes, or put the text in single quotes"
    return at, f"`{shown}` is no escape that double quotes know", mend


def _alias(slip: _Slip) -> Words:
    name = re.split(r"[\s,\]}]", slip.text[slip.at :], maxsplit=1)[0]
    what = f"`{name}` repeats a value that has no such name"
    return slip.at, what, "put the text in quotes if it starts with `*`"


def _property(slip: _Slip) -> Words:
    char = slip.text[slip.start : slip.start + 1]
    what = f"a text without quotes cannot start with `{char}`"
    return slip.start, what, "put the text in quotes"


def _block_text(slip: _Slip) -> Words:
    char = slip.text[slip.start : slip.start + 1]
    what = f"`{char}` starts a text on the lines below, nothing may follow it on its own"
    return slip.start, what, f"put the text in quotes if it starts with `{char}`"


def _item_behind_key(slip: _Slip) -> Words:
    what = "a list item cannot start on the line of its key"
    return slip.at, what, "move it to the next line, or put the text in quotes"


def _no_content(slip: _Slip) -> Words:
    if slip.at < len(slip.text.rstrip()):
        return slip.at, f"a value is expected here, not `{slip.char}`", "put the text in quotes"
    start = max(slip.text.rfind("{"), slip.text.rfind("["), 0)
    return start, f"`{slip.text[start : start + 1]}` is not closed", "write what closes it"


def _directive(slip: _Slip) -> Words:
    what = "a line that starts with `%` is an instruction to YAML, and not a valid one"
    return slip.start, what, "delete it, or put the text in quotes"


def _outside(slip: _Slip) -> Words:
    what = "this stands outside of the document"
    return slip.at, what, "delete the line `...`, or put quotes around a text with braces or quotes"


def _second_anchor(slip: _Slip) -> Words:
    return slip.at, "the same `&name` is given twice in the file", "give the second another name"


def _quoted(value: str) -> str:
    """How a value reads in quotes."""
    if not value or len(value) > 60 or "#" in value:
        return "put the text in quotes"
    quote = "'" if '"' in value else '"'
    inside = value.replace("'", "''") if quote == "'" else value.replace("\\", "\\\\")
    return f"put the text in quotes: {quote}{inside}{quote}"


_SLIPS: tuple[tuple[str, Callable[[_Slip], Words]], ...] = (
    (r"violates indentation|tab character", _tab),
    (r"cannot start any token", _forbidden_start),
    (r"mapping values are not allowed", _second_colon),
    (r"mapping keys are not allowed", _question_mark),
    (r"could not find expected ':'", _missing_colon),
    (r"flow (mapping|sequence): .*expected ',' or", _in_braces),
    (r"quoted scalar: .*unexpected (end of stream|document)", _open_quote),
    (r"unknown escape|[Uu]nicode character escape|expected escape sequence|hexdecimal", _escape),
    (r"undefined alias", _alias),
    (r"scanning (an alias|an anchor|a tag)|parsing a tag|undefined tag", _property),
    (r"block scalar: ", _block_text),
    (r"sequence entries are not allowed", _item_behind_key),
    (r"block collection: |block sequence: ", _in_list),
    (r"block mapping: ", _in_mapping),
    (r"expected( the)? node content", _no_content),
    (r"directive|incompatible YAML document", _directive),
    (r"<document start>", _outside),
    (r"duplicate anchor", _second_anchor),
)
