"""What every part of a handbook asks for: the words of the rule set, and where its parts stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from milepost.model.criteria import Leaf
from milepost.model.expression import Expression
from milepost.model.ruleset import RuleSet
from milepost.model.text import Text
from milepost.reporters.handbook.shapes import Ref
from milepost.reporters.handbook.shown import behind, needed
from milepost.reporters.phrases import Phrases

_STRANGE = re.compile(r"[^A-Za-z0-9.-]")


@dataclass(frozen=True)
class Terms:
    """A rule set and its words in one language."""

    words: Phrases

    @property
    def ruleset(self) -> RuleSet:
        """The rule set."""
        return self.words.ruleset

    @cached_property
    def behind(self) -> tuple[Leaf, ...]:
        """The checks that are in no criterion and yet decide."""
        return behind(self.ruleset)

    @cached_property
    def needed(self) -> dict[str, tuple[str, ...]]:
        """Every fact needed, with the criteria (else checks) that need it."""
        return needed(self.ruleset, self.behind)

    @cached_property
    def first(self) -> dict[str, str]:
        """The criterion in which each check is first met."""
        found: dict[str, str] = {}
        for criterion in self.ruleset.criteria:
            for leaf in criterion.leaves:
                found.setdefault(leaf.id, criterion.id)
        return found

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every check of the handbook, each once."""
        own = {leaf.id: leaf for one in self.ruleset.criteria for leaf in one.leaves}
        return (*own.values(), *self.behind)

    @cached_property
    def anchors(self) -> dict[str, str]:
        """Where each criterion and check of the handbook stands, a check where it is first met."""
        criteria = [one.id for one in self.ruleset.criteria]
        names = [*criteria, *(leaf.id for leaf in self.leaves)]
        return {name: anchor("c", name) for name in names}

    def say(self, key: str, **values: object) -> str:
        """A message of the handbook."""
        return self.words.say(f"handbook.{key}", **values)

    def text(self, text: Text | None, leaf: Leaf | None = None) -> str:
        """A text with its limits filled in, first those of the check it belongs to."""
        if text is None:
            return ""
        limits = leaf.parameters.items() if leaf else ()
        return self.words.text(text.filled({name: limit.shown for name, limit in limits}))

    def titled(self, name: str) -> str:
        """Id and title of a criterion or check; the id alone where it has no title."""
        title = self.words.fact(name)
        return name if title == name else f"{name} {title}"

    def ref(self, name: str, text: str = "") -> Ref:
        """A criterion or check, by id and title where no other text is given."""
        return Ref(text or self.titled(name), self.anchors.get(name, ""))


def anchor(kind: str, name: str) -> str:
    """The id of a part of the page, safe in an address."""
    return f"{kind}-{_STRANGE.sub(lambda sign: f'_{ord(sign[0]):x}_', name)}"


def code(expression: Expression | None) -> str:
    """A condition in one line; empty where there is none."""
    return " ".join(expression.source.split()) if expression else ""
