"""The topics of the reference: what each is for, which definitions it explains, an example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from inspect import getdoc
from typing import Any

import yaml

from milepost.conditions import FUNCTIONS
from milepost.conditions.scope import WORDS
from milepost.loading.format import leaf_kinds, result_forms
from milepost.model.results import Result
from milepost.model.text import Text
from milepost.scoring import results
from milepost.scoring.listing import listed
from milepost.scoring.taking import aggregation_kinds

TEXTS = ("files", "parts", "results", "evidence", "choices", "look")
"""Files of topics, in the order of the list of topics."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One page. `definitions` have a heading each; `keys` say what each key means.

    `like` names the topic that explains the keys this one does not.
    """

    name: str
    title: Text
    about: Text
    definitions: Mapping[str, Text | None]
    keys: Mapping[str, Text]
    notes: tuple[Text, ...]
    example: str
    see: tuple[str, ...]
    like: str = ""

    @property
    def group(self) -> str:
        """The topic it belongs to; empty for one of its own."""
        return self.name.rpartition(" ")[0]


@lru_cache(maxsize=1)
def topics() -> Mapping[str, Topic]:
    """Every topic by name, in reading order."""
    written = {name: dict(raw) for file in TEXTS for name, raw in _read(file).items()}
    for name, kind in _kinds():
        raw = written.setdefault(name, {})
        raw.setdefault("about", {"en": _purpose(kind)})
        raw.setdefault("example", getattr(kind, "example", ""))
        if name.split()[0] != "aggregation":
            raw.setdefault("definitions", {kind.__name__: None})
            raw.setdefault("like", name.split()[0])
    found = {name: _topic(name, raw) for name, raw in written.items()}
    return found | {one.name: one for one in _functions()}


def _read(name: str) -> dict[str, Any]:
    text = (files("milepost.cli.reference") / "texts" / f"{name}.yaml").read_text("utf-8")
    found: dict[str, Any] = yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return found


def _kinds() -> Iterator[tuple[str, type]]:
    """What the plural folders offer, each a topic."""
    yield from ((f"check {name}", kind) for name, kind in leaf_kinds().items())
    named = listed(results, Result)  # type: ignore[type-abstract]
    yield from ((f"result {name}", form) for name, form in named.items())
    yield from ((f"aggregation {name}", kind) for name, kind in aggregation_kinds().items())


def _purpose(kind: type) -> str:
    """First paragraph of a docstring, on one line."""
    return " ".join((getdoc(kind) or "").split("\n\n")[0].split())


def _topic(name: str, raw: Mapping[str, Any]) -> Topic:
    about = Text(**raw["about"])
    return Topic(
        name=name,
        title=Text(**raw["title"]) if "title" in raw else about,
        about=about,
        definitions={k: Text(**v) if v else None for k, v in raw.get("definitions", {}).items()},
        keys={key: Text(**said) for key, said in raw.get("keys", {}).items()},
        notes=tuple(_with_words(Text(**note)) for note in raw.get("notes", ())),
        example=raw.get("example", ""),
        see=tuple(raw.get("see", ())),
        like=raw.get("like", ""),
    )


def _with_words(note: Text) -> Text:
    words = " ".join(WORDS)
    return Text(en=note.en.replace("{words}", words), zh=(note.zh or "").replace("{words}", words))


def _functions() -> Iterator[Topic]:
    """A topic for each function of an expression."""
    chinese = _read("functions")
    for function in FUNCTIONS.values():
        own = chinese.get(function.name, {})
        shown = f"`{function.example}`"
        yield Topic(
            name=f"expression {function.name}",
            title=Text(en=function.signature, zh=function.signature),
            about=Text(en=function.meaning, zh=own.get("meaning")),
            definitions={},
            keys={},
            notes=(Text(en=f"{shown}: {function.shows}", zh=f"{shown}：{own.get('shows', '')}"),),
            example="",
            see=("expression",),
        )


def topics_of(file: str) -> tuple[Topic, ...]:
    """The topics of one file of texts, with what the plural folders add to them."""
    own = [*_read(file)]
    heads = {name.split()[0] for name in own} if file in ("parts", "results") else set()
    added = [name for name in topics() if name.split()[0] in heads - {"expression"}]
    return tuple(topics()[name] for name in dict.fromkeys([*own, *added]))


def subtopics(name: str) -> tuple[Topic, ...]:
    """The topics that belong to one."""
    return tuple(topic for topic in topics().values() if topic.group == name)


def named(words: tuple[str, ...]) -> tuple[Topic, ...]:
    """The topic of these words; a last word alone may name a topic within another.

    More than one where the word alone has several meanings, none where it is not known.
    """
    name, known = " ".join(words).lower(), topics()
    if name in known:
        return (known[name],)
    return tuple(topic for topic in known.values() if topic.name.rpartition(" ")[2] == name)


@lru_cache(maxsize=1)
def owners() -> Mapping[str, tuple[Topic, ...]]:
    """The topics that explain a definition, the nearest first."""
    known = topics()
    found = {
        definition: tuple(_chain(topic, known))
        for topic in known.values()
        for definition in topic.definitions
    }
    for kind in leaf_kinds().values():
        found[f"{kind.__name__}Criterion"] = (*found[kind.__name__], known["criterion"])
    assert all(form.__name__ in found for form in result_forms().values())
    return found


def _chain(topic: Topic, known: Mapping[str, Topic]) -> Iterator[Topic]:
    yield topic
    if topic.like:
        yield from _chain(known[topic.like], known)


def meaning(definition: str, key: str) -> Text | None:
    """What a key of a definition means; None where nothing is written about it."""
    pages = owners().get(definition, ())
    return next((page.keys[key] for page in pages if key in page.keys), None)
