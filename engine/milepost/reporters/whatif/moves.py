"""What a setting moves from what to what, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from milepost.model.facts import Fact
from milepost.model.values import Document, Point, Value
from milepost.model.whatif import Setting
from milepost.reporters.phrases import Phrases
from milepost.reporters.whatif.words import Words

_MOST_NEW = 3
_PARTS = ("date", "url", "version", "owner", "file")


@dataclass(frozen=True)
class Moves:
    """Settings as moves in one language."""

    words: Words

    @property
    def phrases(self) -> Phrases:
        """The words of the rule set."""
        return self.words.phrases

    def told(self, setting: Setting) -> str:
        """Title and move of what is set."""
        return self.words.say("told", title=self.words.title(setting), move=self.move(setting))

    def move(self, setting: Setting) -> str:
        """`78% -> 85%`: of documents, lists and records only what is another."""
        before, after = setting.before, setting.value
        if isinstance(before, Document) and isinstance(after, Document):
            return self._parts(_differing(before, after))
        if isinstance(before, tuple) and isinstance(after, tuple) and after:
            return self._items(before, after)
        if isinstance(before, Mapping) and isinstance(after, Mapping):
            names = [n for n in {**before, **after} if before.get(n) != after.get(n)]
            return self._parts({n: (before.get(n), after.get(n)) for n in names}, setting)
        return self._arrow(self.words.value(setting, before), self._full(setting, after))

    def _arrow(self, before: str, after: str) -> str:
        return self.words.say("move", before=before, after=after)

    def _full(self, setting: Setting, value: Value) -> str:
        """A document or record that was not there before, with all that is asked of it."""
        if isinstance(value, Document) and value.date is not None:
            return self.words.say("dated", status=self.phrases.value(value), date=value.date)
        return self.words.value(setting, value)

    def _parts(
        self, parts: Mapping[str, tuple[Value, Value]], setting: Setting | None = None
    ) -> str:
        fact = self.words.fact(setting) if setting else None
        own = fact.fields if fact else {}
        moves = [
            self._arrow(*(self._part(name, value, own.get(name)) for value in pair))
            if len(parts) == 1 and name == "status"
            else f"{self._part_title(name, own.get(name))} "
            + self._arrow(*(self._part(name, value, own.get(name)) for value in pair))
            for name, pair in parts.items()
        ]
        return self.phrases.say("list.semicolon").join(moves)

    def _part_title(self, name: str, fact: Fact | None) -> str:
        if fact is not None:
            return self.phrases.text(fact.title) or name
        return self.words.say(f"document.{name}") if name in _PARTS else name

    def _part(self, name: str, value: Value, fact: Fact | None) -> str:
        if name == "status":
            return self.phrases.value(Document(status=str(value)))
        return self.phrases.value(value or None, fact) if value != 0 else "0"

    def _items(self, before: tuple[Any, ...], after: tuple[Any, ...]) -> str:
        """How many items, and which come and go where they have names."""
        if after and isinstance(after[-1], Point):
            return self._points(before, after)
        counts = self._arrow(*(self._count(len(items)) for items in (before, after)))
        new = [str(i) for i in after if i not in before and isinstance(i, str) and i[:4] != "... "]
        gone = [str(i) for i in before if i not in after and isinstance(i, str)]
        told = [self.words.say("items.new", names=self.phrases.joined(new))] if new else []
        told += (
            [self.words.say("items.gone", names=self.phrases.joined(gone[:_MOST_NEW]))]
            if gone
            else []
        )
        return self.phrases.say("list.semicolon").join((counts, *told))

    def _count(self, items: int) -> str:
        return self.words.say("items.one" if items == 1 else "items", count=items)

    def _points(self, before: tuple[Any, ...], after: tuple[Any, ...]) -> str:
        moved = [p for p in after if isinstance(p, Point) and p not in before]
        return self.phrases.joined(
            self.words.say("point", date=p.date, value=self.phrases.value(p.value)) for p in moved
        )


def _differing(before: Document, after: Document) -> dict[str, tuple[Value, Value]]:
    pairs = {f.name: (getattr(before, f.name), getattr(after, f.name)) for f in fields(Document)}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
