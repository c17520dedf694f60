"""How an aggregate came about: criterion by criterion, node by node, and the sum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from milepost.analysis.boards import board, branch, findings_at
from milepost.model.assessment import Finding
from milepost.model.results import Rounding
from milepost.model.values import Number, shown_number
from milepost.reporters.marks import by_rule, forced
from milepost.reporters.phrases import Phrases
from milepost.reporters.terminal.columns import width_of
from milepost.reporters.terminal.levels import place_of
from milepost.reporters.terminal.shown import Shown
from milepost.reporters.terminal.traces import ends, exact
from milepost.scoring.branching import Branch, Contribution
from milepost.scoring.results.aggregate import Aggregate
from milepost.scoring.taking import ROOT

Part = Branch | Contribution

_FIGURES = 10


def write(shown: Shown) -> None:
    """The counted criteria line by line, each node above what is in it, then the sum."""
    rule = shown.result
    assert isinstance(rule, Aggregate)
    root = branch(shown.assessment, shown.name, shown.key)
    _told(shown, rule)
    _table(shown, rule, root)
    if rule.root.aggregation.weighted and rule.root.shown == "mean":
        _mean(shown, [(p.weight, p.value) for p in root.parts if p.value is not None and p.counted])
    elif rule.tree:
        _root(shown, rule, root)
    if root.undefined and rule.empty is not None:
        shown.say("explain.empty", number=shown_number(rule.empty))
    _moved(shown, rule)


def _told(shown: Shown, rule: Aggregate) -> None:
    """What is taken, and over which criteria."""
    if rule.tree:
        shown.say("explain.tree", of=rule.of.source)
        _layers(shown, rule)
    elif rule.shown == "mean":
        shown.say("explain.mean", of=rule.of.source)
    else:
        shown.say("explain.take", take=rule.shown, of=rule.of.source)
    if rule.only is not None:
        shown.say("explain.only", only=rule.only.source)


def _layers(shown: Shown, rule: Aggregate) -> None:
    """How the nodes of each layer are made, the innermost first."""
    names = {layer: layer for layer in rule.tree[::-1]} | {ROOT: shown.phrases.say("explain.root")}
    column = 6 + max(width_of(name) for name in names.values())
    for layer, name in names.items():
        shown.page.item(name, _layer(shown.phrases, rule, layer), 4, column)


def _layer(phrases: Phrases, rule: Aggregate, name: str) -> str:
    layer = rule.layer(name)
    return layer.shown if layer.round is None else rounding(phrases, layer.shown, layer.round)


def rounding(phrases: Phrases, take: str, round_: Rounding) -> str:
    """What is taken and how that is rounded."""
    return phrases.say("explain.layer.round", take=take, mode=round_.mode, to=round_.to)


def _table(shown: Shown, rule: Aggregate, root: Branch) -> None:
    words = ["criterion", "value"]
    if _weighs(rule):
        words[1:1] = ["weight"]
    if rule.shown == "mean" and not rule.tree:
        words.append("product")
    head = [shown.phrases.say(f"explain.column.{word}") for word in words]
    shown.page.blank()
    shown.page.row(_columns(shown, head), 4, "bold")
    _parts(shown, root, tuple(words[1:]), 0)


def _weighs(rule: Aggregate) -> bool:
    """Whether the weight of anything in the tree plays a part."""
    layers = [rule.layer(name) for name in (*rule.tree, ROOT)]
    if not rule.tree:
        return rule.shown == "mean" or (rule.weighted and layers[0].aggregation.weighted)
    return rule.weighted and any(layer.aggregation.weighted for layer in layers)


def _parts(shown: Shown, node: Branch, words: tuple[str, ...], depth: int) -> None:
    """What is in a node, each inner node above what is in it."""
    for part in node.parts:
        cells = ["  " * depth + _head(shown, part), *(_cell(part, word) for word in words)]
        shown.page.row(_columns(shown, cells), 4)
        if isinstance(part, Branch):
            _parts(shown, part, words, depth + 1)


def _head(shown: Shown, part: Part) -> str:
    if isinstance(part, Contribution):
        return f"{part.criterion} {shown.phrases.fact(part.criterion)}"
    return place_of(shown.phrases, (part.layer,), (part.name,))


def _cell(part: Part, word: str) -> str:
    """A figure of a line; `-` where it does not count, `?` where it counts and is not known."""
    value = part.value if part.counted else None
    if word == "weight":
        return _figure(part.weight)
    if value is None:
        return "?" if part.counted else "-"
    return _figure(value if word == "value" else part.weight * value)


def _figure(number: Number) -> str:
    """A decimal that ends, else a fraction."""
    return shown_number(_exact(number)) if ends(number) else str(number)


def _columns(shown: Shown, cells: list[str]) -> list[tuple[str, int]]:
    """The title, then figures of ten columns each."""
    first = shown.page.width - 4 - (_FIGURES + 2) * (len(cells) - 1)
    return [(cells[0], first), *((cell, _FIGURES) for cell in cells[1:])]


def _mean(shown: Shown, counted: list[tuple[Number, Number]]) -> None:
    weights = sum((Fraction(weight) for weight, _ in counted), Fraction(0))
    products = sum((Fraction(weight) * value for weight, value in counted), Fraction(0))
    if not weights:
        shown.say("explain.mean.nothing")
        return
    shown.page.blank()
    shown.say(
        "explain.mean.sum",
        products=shown.phrases.value(_exact(products)),
        weights=shown.phrases.value(_exact(weights)),
        mean=exact(shown.phrases, _exact(products / weights)),
    )


def _root(shown: Shown, rule: Aggregate, root: Branch) -> None:
    """The number of the root, where it is no mean of what is in it."""
    number = (
        shown.phrases.say("value.unknown")
        if root.value is None
        else exact(shown.phrases, _exact(root.value))
    )
    shown.page.blank()
    shown.say("explain.root.value", take=_layer(shown.phrases, rule, ROOT), number=number)


def _exact(number: Number) -> Number:
    """A whole number as one."""
    whole = Fraction(number)
    return int(whole) if whole.denominator == 1 else whole


def _moved(shown: Shown, rule: Aggregate) -> None:
    """What was forced, and what got its credit by a rule, among the criteria that are picked."""
    lines = [
        (" ".join((finding.criterion.id, *at)), line)
        for finding, at in _picked(shown, rule)
        for line in _by_rules(shown, finding)
    ]
    if lines:
        shown.page.blank()
    for head, line in dict.fromkeys(lines):
        shown.page.item(head, line, 4, 12)


def _picked(shown: Shown, rule: Aggregate) -> Iterator[tuple[Finding, tuple[str, ...]]]:
    """The findings that take part, each with the instances that it is of."""
    seen = board(shown.assessment, shown.name, shown.key)
    here = dict(zip(rule.by, shown.key, strict=True))
    axes = [axis for axis in rule.tree if axis in seen.ruleset.answer_axes]
    known: dict[tuple[str, ...], Mapping[str, Finding]] = {}
    for item in seen.spread(rule.tree):
        at = tuple(str(item[axis]) for axis in axes)
        if at not in known:
            places = {**here, **dict(zip(axes, at, strict=True))}
            known[at] = findings_at(shown.assessment, shown.name, places)
        yield known[at][str(item["id"])], at


def _by_rules(shown: Shown, finding: Finding) -> list[str]:
    policies = (by_rule(shown.phrases, one.leaf, one.judgement) for one in finding.leaves)
    return [*dict.fromkeys(filter(None, policies)), *forced(shown.phrases, finding)]
