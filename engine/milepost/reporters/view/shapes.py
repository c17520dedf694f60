"""The shapes that templates place: text ready to print, in one language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word that also has a tone (`good fair poor bad none`) and a sign; the word says it all."""

    text: str
    tone: str = "none"
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One assessment on the first screen."""

    anchor: str
    kind: str
    title: str
    scope: str
    verdict_label: str
    verdict: Word
    score_label: str
    score: str
    interval: str
    coverage: str
    whys: tuple[str, ...]
    alike: bool = False

    @property
    def name(self) -> str:
        """Short name of the assessment in the answers: its title where others are of its kind."""
        own = self.title if self.alike else self.kind
        return f"{own} · {self.scope}" if self.scope else own


@dataclass(frozen=True, slots=True)
class GapLine:
    """One ranked weakness."""

    rank: int
    id: str
    title: str
    outcome: Word
    severity: str
    lost: str
    share: str
    share_width: str
    stands_for: str
    shortfalls: tuple[str, ...]
    if_met: str
    waived: str
    promised: str
    gap: str = ""
    weight: str = ""
    running: str = ""
    within: str = ""
    recurring: str = ""
    moved: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DimensionLine:
    """The weaknesses of one dimension, in their order, and what they cost."""

    title: str
    lost: str
    share: str
    weaknesses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CauseLine:
    """Weaknesses that one pattern rests on; those without one where `title` is empty."""

    kind: str
    title: str
    weaknesses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NearLine:
    """A figure near its limit."""

    id: str
    title: str
    subject: str
    actual: str
    asked: str
    distance: str


@dataclass(frozen=True, slots=True)
class Others:
    """The unmet criteria that are no weakness: what meeting one alone would change."""

    told: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """How the weaknesses are ranked and grouped, the next step, and the nearest limits."""

    ranked_by: tuple[str, ...]
    dimensions: tuple[DimensionLine, ...]
    causes: tuple[CauseLine, ...]
    next_title: str
    next_lines: tuple[str, ...]
    to_met: tuple[NearLine, ...]
    to_unmet: tuple[NearLine, ...]
    others: Others | None


@dataclass(frozen=True, slots=True)
class StrengthLine:
    """A criterion met with full credit, and what shows it."""

    id: str
    title: str
    weight: str
    proof: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AimLine:
    """A fact moved from its baseline to its target."""

    fact: str
    baseline: str
    target: str


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One improvement action."""

    rank: int
    id: str
    action: str
    owner: str
    effort: str
    due: str
    aims: tuple[AimLine, ...]
    gain: str
    after: str
    prerequisites: str
    alternatives: str
    serves: str


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """One condition of a decision."""

    id: str
    title: str
    aims: tuple[AimLine, ...]
    shortfalls: tuple[str, ...]
    owner: str
    due: str


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One fact or answer that a check used."""

    fact: str
    value: str
    origin: str
    place: str
    collected: str
    by: str
    note: str
    asked: str = ""


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One check of a criterion."""

    id: str
    statement: str
    outcome: Word
    severity: str
    rating: str
    remarks: tuple[str, ...]
    shortfalls: tuple[str, ...]
    evidence: tuple[EvidenceLine, ...]


@dataclass(frozen=True, slots=True)
class FindingLine:
    """What one criterion concluded."""

    anchor: str
    id: str
    title: str
    statement: str
    outcome: Word
    facts: str
    waived: str
    remarks: tuple[str, ...]
    checks: tuple[CheckLine, ...]


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one value of the main axis."""

    title: str
    summary: str
    findings: tuple[FindingLine, ...]


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One dimension: its value in each column, what was judged, what blocks the next level."""

    name: str
    cells: tuple[str, ...]
    rationale: str
    judged_by: str
    blocking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LevelTable:
    """Results with one value for each dimension, side by side."""

    title: str
    axis: str
    columns: tuple[str, ...]
    rows: tuple[LevelRow, ...]
    judged: bool
    climbs: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MissingLine:
    """A piece of evidence that lacks, and the criteria that wait for it."""

    evidence: str
    state: str
    needed_by: str


@dataclass(frozen=True, slots=True)
class MissingOwner:
    """The evidence one role is asked for."""

    owner: str
    lines: tuple[MissingLine, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """What was not assessed, and what it would take."""

    summary: str
    told: str
    criteria: tuple[str, ...]
    criteria_label: str
    owners: tuple[MissingOwner, ...]
    all: str
    long: bool
    brief: str = ""


@dataclass(frozen=True, slots=True)
class PatternLine:
    """A conclusion across findings."""

    kind: str
    title: str
    why: str
    rests_on: str


@dataclass(frozen=True, slots=True)
class WaiverLine:
    """A waiver and what became of it."""

    id: str
    criterion: str
    reason: str
    requested_by: str
    approver: str
    expires: str
    standing: str
    meaning: str


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """Something the reader must know."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ForcedLine:
    """A criterion whose rating rules moved: from what to what, and why."""

    id: str
    title: str
    moves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A rating that is below what is aimed at."""

    id: str
    title: str
    stands: str
    aimed: str
    gap: str


@dataclass(frozen=True, slots=True)
class UsedLine:
    """Another assessment this one rests on, and the digests of its rules and evidence."""

    text: str
    rules: str
    evidence: str


@dataclass(frozen=True, slots=True)
class TailoredLine:
    """What an overlay changed, why, and which overlay it was."""

    what: str
    why: str
    by: str


@dataclass(frozen=True, slots=True)
class Tailored:
    """What a rule set was tailored from, and every change."""

    title: str
    lines: tuple[TailoredLine, ...]


@dataclass(frozen=True, slots=True)
class MethodLine:
    """How one result comes about."""

    title: str
    how: str


@dataclass(frozen=True, slots=True)
class Origin:
    """What an assessment can be run again from."""

    ruleset: str
    effective: str
    digest: str
    libraries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One assessment in full."""

    card: Card
    plain_notice: str
    conditions: tuple[ConditionLine, ...]
    levels: tuple[LevelTable, ...]
    weaknesses: tuple[GapLine, ...]
    actions: tuple[ActionLine, ...]
    forced: tuple[ForcedLine, ...]
    targets: tuple[TargetLine, ...]
    patterns: tuple[PatternLine, ...]
    groups: tuple[FindingGroup, ...]
    folded: str
    no_weakness: str
    no_action: str
    missing: Missing
    waivers: tuple[WaiverLine, ...]
    notices: tuple[NoticeLine, ...]
    strengths: tuple[StrengthLine, ...]
    uses: tuple[UsedLine, ...]
    tailored: Tailored | None
    not_in_force: str
    method: tuple[MethodLine, ...]
    origin: Origin
    decided: str
    graded: str
    outlook: Outlook
    capped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One subject with all its assessments."""

    lang: str
    subject: str
    subject_id: str
    subject_kind: str
    as_of: str
    parts: tuple[Part, ...]
    evidence_digest: str
    engine: str
