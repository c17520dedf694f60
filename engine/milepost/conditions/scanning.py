"""Looks over the characters of a condition before Python's parser sees them."""

from __future__ import annotations

import keyword
import re

from milepost.conditions.errors import ConditionError

MAX_LENGTH = 2000
MAX_DEPTH = 20
MAX_SIGNS = 60
MAX_PREFIXES = 3
MAX_DIGITS = 40

_TOKEN = re.compile(
    r"""(?P<space>\s+)
    | (?P<text>"[^"\\]*" | '[^'\\]*')
    | (?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)\w*)
    | (?P<word>[^\W\d]\w*)
    | (?P<sign>\*\* | // | := | && | \|\| | [=!<>]= | [-+*/<>(),.\[\]])""",
    re.VERBOSE,
)
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
_JOINING = frozenset({"and", "or", "not", "in"})
_JOINING_MENDS = {
    "且": "write `and`",
    "或": "write `or`",
    "AND": "write `and`",
    "OR": "write `or`",
    "IN": "write `in`",
}
_WORDS = frozenset({"and", "or", "not", "in", "True", "False"})
_KEYWORD_MENDS = {
    "is": "use `==`",
    "None": "ask `known(x)` or `present(x)`",
    "if": "join conditions with `and` and `or`",
    "else": "join conditions with `and` and `or`",
    "lambda": "there are no functions of your own",
    "for": "use `count`, `any_of`, `all_of` or `where`",
}
_SIGN_MENDS = {
    "**": "multiply instead",
    "//": "use `floor(a / b)`",
    "%": "there is no remainder; a percentage is written as a plain number",
    "=": "use `==` to compare",
    ":=": "use `==` to compare",
    "&&": "use `and`",
    "||": "use `or`",
    "&": "use `and`",
    "|": "use `or`",
    "!": "use `not`",
    "#": "put the comment in the YAML, outside the condition",
    "\\": "texts are written without backslashes",
    '"': "close the quoted text with the quote that opened it",
    "'": "close the quoted text with the quote that opened it",
    "≥": "write `>=`",
    "≤": "write `<=`",
    "≠": "write `!=`",
    "×": "write `*`",
    "÷": "write `/`",
    "“": 'write plain quotes: "',
    "”": 'write plain quotes: "',
    "‘": 'write plain quotes: "',
    "’": 'write plain quotes: "',
    "（": "write `(`",
    "）": "write `)`",
    "，": "write `,`",
    "、": "write `,`",
    "【": "write `[`",
    "】": "write `]`",
    "＝": "write `==`",
    "＞": "write `>`",
    "＜": "write `<`",
}
_REFUSED_SIGNS = frozenset({"**", "//", ":=", "&&", "||"})
_PREFIXES = frozenset({"not", "-", "+"})
_CLOSERS = {")": "(", "]": "["}


def scan(source: str) -> None:
    """Refuses what no condition may hold: too long, too deep, foreign signs and words.

    Raises ConditionError at the first such place. What passes is small enough for Python's own
    parser and for walking the tree.
    """
    if not source.strip():
        raise ConditionError("the condition is empty", "write `true` if it always holds")
    if len(source) > MAX_LENGTH:
        raise ConditionError(
            f"the condition has {len(source)} characters; {MAX_LENGTH} are allowed",
            "split it into several checks or results",
            MAX_LENGTH + 1,
        )
    _Scanner(source).run()


class _Scanner:
    """State of one pass: open brackets, prefixes in a row, signs of calculation so far."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.open: list[str] = []
        self.prefixes = 0
        self.signs = 0
        self.before = ""
        self.ended = False

    def run(self) -> None:
        place = 0
        while place < len(self.source):
            found = _TOKEN.match(self.source, place)
            if found is None:
                self._refuse_sign(self.source[place], place)
            else:
                self._token(str(found.lastgroup), found.group(), place)
                place = found.end()
        if self.open:
            raise ConditionError(
                f"`{self.open[-1]}` is never closed", "add the closing bracket", len(self.source)
            )

    def _token(self, kind: str, token: str, place: int) -> None:
        if kind == "space":
            return
        self._prefix(token, place)
        if kind == "word":
            _word(token, place)
        elif kind == "number":
            _number(token, place)
        elif kind == "text":
            self._text(place)
        else:
            self._sign(token, place)
        self._join(kind, token, place)
        self.before = kind

    def _join(self, kind: str, token: str, place: int) -> None:
        """Two operands never stand side by side."""
        operand = kind in ("number", "text") or (kind == "word" and token not in _JOINING)
        if operand and self.ended:
            mend = _JOINING_MENDS.get(token, "join them with `and`, `or` or a comparison")
            what = f"`{token}` follows with nothing to join it to what stands before"
            raise ConditionError(what, mend, place + 1)
        self.ended = operand or token in _CLOSERS

    def _prefix(self, token: str, place: int) -> None:
        self.prefixes = self.prefixes + 1 if token in _PREFIXES else 0
        if self.prefixes > MAX_PREFIXES:
            raise ConditionError(f"`{token}` stands too often in a row", "", place + 1)

    def _text(self, place: int) -> None:
        if self.before == "text":
            raise ConditionError(
                "two texts stand side by side", "put a comma between them", place + 1
            )
        if self.before == "word" and not self.source[place - 1].isspace():
            what = "a letter stands right before the quoted text"
            raise ConditionError(what, "quote plain text, without a prefix", place)

    def _sign(self, sign: str, place: int) -> None:
        if sign in _REFUSED_SIGNS:
            self._refuse_sign(sign, place)
        if sign in ("(", "["):
            self._open(sign, place)
        elif sign in _CLOSERS:
            self._close(sign, place)
        elif sign in ("+", "-", "*", "/"):
            self._calculate(place)

    def _calculate(self, place: int) -> None:
        self.signs += 1
        if self.signs > MAX_SIGNS:
            raise ConditionError(
                f"more than {MAX_SIGNS} signs of calculation", "split the condition", place + 1
            )

    def _open(self, sign: str, place: int) -> None:
        self.open.append(sign)
        if len(self.open) > MAX_DEPTH:
            raise ConditionError(
                f"brackets stand more than {MAX_DEPTH} deep", "split the condition", place + 1
            )

    def _close(self, sign: str, place: int) -> None:
        if not self.open or self.open.pop() != _CLOSERS[sign]:
            raise ConditionError(
                f"`{sign}` closes nothing", "remove it, or open the bracket", place + 1
            )

    def _refuse_sign(self, sign: str, place: int) -> None:
        mend = _SIGN_MENDS.get(sign, "")
        if sign in "\"'" and "\\" in self.source[place:]:
            mend = _SIGN_MENDS["\\"]
        raise ConditionError(f"`{sign}` does not belong here", mend, place + 1)


def _word(word: str, place: int) -> None:
    if keyword.iskeyword(word) and word not in _WORDS:
        mend = _KEYWORD_MENDS.get(word, "choose another name")
        raise ConditionError(f"`{word}` is no word of the language", mend, place + 1)
    if word.startswith("_"):
        raise ConditionError(f"`{word}`: names do not start with `_`", "", place + 1)


def _number(token: str, place: int) -> None:
    if not _NUMBER.fullmatch(token):
        raise ConditionError(
            f"`{token}` is not a number",
            "write digits with a point, such as 1250 or 0.75",
            place + 1,
        )
    if len(token) > MAX_DIGITS:
        raise ConditionError(
            f"the number has more than {MAX_DIGITS} digits", "use another unit", place + 1
        )
