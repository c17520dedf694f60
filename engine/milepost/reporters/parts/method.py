"""How the numbers come about, and what a reader needs to run the assessment again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milepost.reporters.documents.blocks import (
    Block,
    Cell,
    Heading,
    Items,
    Lines,
    Mark,
    Prose,
    Section,
    Small,
)
from milepost.reporters.parts.saying import Say
from milepost.reporters.view.shapes import Origin, Page, Part

_TOLD = ("credit", "coverage", "interval", "ranking", "near")


def method(page: Page, say: Say) -> Section:
    """The method in words, each result's own way, and the origin of all of it."""
    blocks = (*_told(page.parts, say), *origin(page, say))
    return Section(say("method"), blocks, anchor="method", apart=True)


def _told(parts: Sequence[Part], say: Say) -> Iterator[Block]:
    for key in _TOLD:
        yield Prose(say(f"method.{key}"))
    yield Heading(say("method.results"))
    for part in parts:
        yield Heading(part.card.title, 4, anchor=f"{part.card.anchor}-how")
        yield Items(tuple((line.title, line.how) for line in part.method))


def origin(page: Page, say: Say) -> tuple[Block, ...]:
    """Rule sets, libraries and evidence with their digests, and the engine."""
    lines: list[tuple[Cell, Cell]] = [
        (say("origin.ruleset"), _ruleset(part.origin, say)) for part in page.parts
    ]
    lines.append((say("origin.evidence"), Small(page.evidence_digest)))
    lines.append((say("origin.engine"), f"milepost {page.engine}"))
    return (Heading(say("origin")), Items(tuple(lines)))


def _ruleset(origin: Origin, say: Say) -> Lines:
    head = f"{origin.ruleset} · {say('origin.effective')} {origin.effective}"
    libraries = (
        Lines((f"{say('origin.library')} {name}", Small(digest)))
        for name, digest in origin.libraries
    )
    return Lines((Mark(head), Small(origin.digest), *libraries))
