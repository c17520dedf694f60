"""From an overlay and its base to a rule set as if it had been written so."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from milepost.errors import Problem
from milepost.loading.building import build
from milepost.loading.digests import digest
from milepost.loading.problems import Collector
from milepost.loading.rule_files import Files, Written, written
from milepost.loading.sections import At
from milepost.loading.tailoring.applying import Applying
from milepost.loading.tailoring.draft import Draft, Piece
from milepost.loading.tailoring.form import OverlayFile
from milepost.loading.tailoring.items import OWN, Item
from milepost.loading.tailoring.uses import uses


@dataclass(frozen=True, slots=True)
class Base:
    """What an overlay extends: as written, its digest, and its libraries, their own included."""

    reference: str
    written: Written
    digest: str
    libraries: Mapping[str, Written]


def overlay_file(files: Files) -> OverlayFile:
    """The form of an overlay. Raises InvalidInput with everything in it that is amiss."""
    return build(OverlayFile, files.reads[0])


def resolve(files: Files, overlay: OverlayFile, base: Base) -> Written:
    """The rule set that the overlay makes of its base.

    What the overlay wrote keeps its place in the overlay, everything else that in the base.
    Raises InvalidInput with the changes that cannot be made, and with what no longer holds up.
    """
    top = At(files.reads[0], ())
    drafts = {name: Draft.of(library) for name, library in base.libraries.items()}
    drafts[OWN] = Draft.of(base.written)
    applying = Applying(overlay, top, base.reference, drafts)
    done = applying.apply()
    for key in ("ruleset", "version", "title"):
        drafts[OWN].head[key] = Piece(top.read.data[key], top.down(key))
    changed = {
        name: _rewritten(drafts[name], base.libraries[name])
        for name in base.libraries
        if name in applying.touched
    }
    left = {item.name for item, _ in applying.excluded if item.section == "axes"}
    read, both = drafts[OWN].read(files.reads[0]), (files.digest.encode(), base.digest.encode())
    own = written(Files((read,), digest(*both)), left)
    made = replace(
        own,
        extends=base.reference,
        tailoring=(*base.written.tailoring, *done),
        libraries={**base.written.libraries, **changed},
    )
    _check_uses(made, {**base.libraries, **changed}, applying.excluded)
    return made


def _rewritten(draft: Draft, library: Written) -> Written:
    """A changed library; its digest stays that of the version that is pinned."""
    made = written(Files((draft.read(library.source),), library.digest))
    return replace(library, identity=made.identity, source=made.source, parts=made.parts)


def _check_uses(
    own: Written, libraries: Mapping[str, Written], excluded: Collection[tuple[Item, At]]
) -> None:
    """Nothing that was left out is still used. Raises InvalidInput naming who uses it."""
    collector = Collector()
    known = {OWN: own, **libraries}
    wanted = {(item.section, item.name) for item, _ in excluded}
    found = {name: list(uses(one, wanted)) for name, one in known.items()} if wanted else {}
    for item, at in excluded:
        near = [item.library] if item.section == "parameters" else known
        for use in (use for name in near for use in found[name]):
            if (use.section, use.name) == (item.section, item.name):
                collector.add(_still_used(item, use.by, use.at, at))
                break
    collector.raise_if_any()


def _still_used(item: Item, by: str, where: At, at: At) -> Problem:
    what = f"`{item.name}` is still used by `{by}` at {where.line}"
    return at.problem(what, f"change `{by}` too, or keep it")
