"""Resolving an OSCAL profile: which controls of which documents, and what it changes in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from milepost.errors import InvalidInput, UsageError
from milepost.importing.altering import altered, set_parameter
from milepost.importing.controls import Controls, Placed, controls_of
from milepost.importing.files import Files, Loaded
from milepost.importing.published.oscal import Chosen, Document, Import, Profile
from milepost.loading.problems import Collector
from milepost.loading.sections import At


@dataclass(slots=True)
class Resolver:
    """Follows a document to the catalogs it rests on: files at hand, never the network.

    `given` are catalogs named by the caller; they come before those beside the document.
    """

    given: tuple[Path, ...]
    files: Files
    used: set[Path] = field(default_factory=set)

    def resolved(self, path: Path, above: tuple[Path, ...] = ()) -> Controls:
        """The controls a document stands for. Raises InvalidInput, placed in the document."""
        loaded = self.files.one(Document, path)
        document = loaded.value
        if document.catalog is not None:
            return controls_of(document.catalog, loaded.at.down("catalog"))
        assert document.profile is not None
        return self._chosen(Loaded(document.profile, loaded.at.down("profile")), path, above)

    def refuse_unused(self) -> None:
        """Raises UsageError where a file was given that no document refers to."""
        for path in self.given:
            if path not in self.used:
                raise UsageError(f"the catalog {path.as_posix()} is not imported by any document")

    def _chosen(self, profile: Loaded[Profile], path: Path, above: tuple[Path, ...]) -> Controls:
        content, at = profile.value, profile.at
        if "custom" in content.merge:
            what = "a grouping of a profile's own cannot be followed"
            place = at.down("merge", "custom")
            raise InvalidInput((place.problem(what, "write `as-is` or `flat`", at_key=True),))
        parts = []
        for number, one in enumerate(content.imports):
            here = at.down("imports", number)
            source = self._source(one, content, path, here, (*above, path))
            parts.append((source, _selected(source, one, here)))
        chosen = _merged(content.metadata.title, [s.only(ids) for s, ids in parts])
        return _modified(chosen, profile, [source for source, _ in parts])

    def _source(
        self, one: Import, profile: Profile, path: Path, at: At, above: tuple[Path, ...]
    ) -> Controls:
        hrefs = _hrefs(one.href, profile, at.down("href"))
        found = self._found(hrefs, path.parent)
        if found is None:
            names = ", ".join(_names(hrefs))
            what = f"the document {names} is not found beside this file"
            raise InvalidInput((at.down("href").problem(what, "give it with --catalog FILE"),))
        if found.resolve() in {other.resolve() for other in above}:
            what = "the profile imports itself"
            raise InvalidInput((at.down("href").problem(what, "name the catalog it is based on"),))
        self.used.add(found)
        return self.resolved(found, above)

    def _found(self, hrefs: Sequence[str], folder: Path) -> Path | None:
        """The file given under one of the names, else one beside, else one given but not used."""
        names = _names(hrefs)
        named = [path for path in self.given if path.name in names]
        beside = [folder / href for href in hrefs if "://" not in href]
        beside += [folder / name for name in names]
        rest = [path for path in self.given if path not in self.used]
        known = [*named, *(path for path in beside if _is_json(path)), *rest]
        return known[0] if known else None


def _names(hrefs: Sequence[str]) -> list[str]:
    """The names of the files that hold a document as JSON; all names where none does."""
    names = [PurePosixPath(href).name for href in hrefs]
    return [name for name in names if name.lower().endswith(".json")] or names


def _is_json(path: Path) -> bool:
    return path.suffix.lower() == ".json" and path.is_file()


def _hrefs(href: str, profile: Profile, at: At) -> list[str]:
    """The places of a document: the one that is written, or those of the resource it names."""
    if not href.startswith("#"):
        return [href]
    for resource in profile.back_matter.resources:
        if resource.uuid == href[1:]:
            return [link.href for link in resource.links]
    raise InvalidInput((at.problem(f"no resource of the back matter has the uuid `{href[1:]}`"),))


def _selected(source: Controls, one: Import, at: At) -> frozenset[str]:
    """The ids that an import includes and does not exclude."""
    everything = frozenset(placed.id for placed in source.placed)
    collector = Collector()
    include = one.include
    included = everything
    if include is not None:
        included = _choice(source, include, at.down("include-controls"), collector)
    excluded = _choice(source, one.exclude, at.down("exclude-controls"), collector)
    collector.raise_if_any()
    return included - excluded


def _choice(
    source: Controls, choices: Iterable[Chosen], at: At, collector: Collector
) -> frozenset[str]:
    known = frozenset(placed.id for placed in source.placed)
    found: frozenset[str] = frozenset()
    for number, chosen in enumerate(choices):
        for place, name in enumerate(chosen.with_ids):
            if name not in known:
                where = at.down(number, "with-ids", place)
                collector.add(where.problem(f"there is no control `{name}` in {source.title}"))
        matched = {name for name in known for m in chosen.matching if fnmatchcase(name, m.pattern)}
        own = frozenset(chosen.with_ids) & known | matched
        found |= own | (source.below(own) if chosen.with_children == "yes" else frozenset())
    return found


def _merged(title: str, parts: Sequence[Controls]) -> Controls:
    """The controls of all imports, each once. Raises InvalidInput where two differ under one id."""
    placed: dict[str, Placed] = {}
    collector = Collector()
    for one in (one for part in parts for one in part.placed):
        if placed.setdefault(one.id, one).control != one.control:
            what = f"the control `{one.id}` is imported from two documents that differ"
            collector.add(one.at.down("id").problem(what, "exclude it from one of the imports"))
    collector.raise_if_any()
    families = {name: family for part in parts for name, family in part.families.items()}
    parameters = {name: one for part in parts for name, one in part.parameters.items()}
    return Controls(title, families, tuple(placed.values()), parameters)


def _modified(chosen: Controls, profile: Loaded[Profile], sources: Sequence[Controls]) -> Controls:
    """Parameters set and controls altered; a change of what is not chosen has no effect."""
    modify, at = profile.value.modify, profile.at.down("modify")
    collector = Collector()
    parameters = dict(chosen.parameters)
    for number, setting in enumerate(modify.settings):
        if setting.id in parameters:
            parameters[setting.id] = set_parameter(parameters[setting.id], setting)
        else:
            what = f"there is no parameter `{setting.id}`"
            collector.add(at.down("set-parameters", number, "param-id").problem(what))
    placed = {one.id: one for one in chosen.placed}
    known = {one.id for source in sources for one in source.placed}
    for number, alteration in enumerate(modify.alters):
        here = at.down("alters", number)
        if alteration.control in placed:
            with collector.gathering():
                one = placed[alteration.control]
                control = altered(one.control, alteration, here)
                placed[one.id] = replace(one, control=control)
                parameters |= {p.id: p for p in control.params if p.id not in parameters}
        elif alteration.control not in known:
            what = f"there is no control `{alteration.control}`"
            collector.add(here.down("control-id").problem(what))
    collector.raise_if_any()
    return replace(chosen, placed=tuple(placed.values()), parameters=parameters)
