"""The words of a leaf's own answer: what `requires` and results may ask of it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from milepost.model.criteria import Judgement, Leaf
from milepost.model.evidence import Answer
from milepost.model.types import NUMBER, STEP, TEXT, YES_NO, Type
from milepost.model.values import Step, Value
from milepost.scoring.leaves.answer import AnswerLeaf

OWN_WORDS: Mapping[str, Type] = MappingProxyType(
    {
        "rating": NUMBER,
        "value": NUMBER,
        "step": STEP,
        "all_ticked": YES_NO,
        "share_ticked": NUMBER,
        "rationale": TEXT,
        "url": TEXT,
        "evidenced": YES_NO,
    }
)
"""What may be named in `requires` of a leaf that is answered."""


def answer_words(leaf: Leaf, answers: tuple[Answer, ...]) -> dict[str, Value]:
    """Ticks and texts: a quality criterion is ticked where every assessor ticks it.

    The rationale (or the reason of a declared not-applicable) and the url are the first given;
    `evidenced` says that one of the answers names evidence or a url.
    """
    asked = tuple(leaf.ticks) if isinstance(leaf, AnswerLeaf) else ()
    ticked = [name for name in asked if answers and all(name in a.ticks for a in answers)]
    texts = (text.en for a in answers for text in (a.rationale, a.reason) if text is not None)
    return {
        "all_ticked": len(ticked) == len(asked),
        "share_ticked": Fraction(len(ticked), len(asked)) if asked else None,
        "rationale": next(texts, ""),
        "url": next((a.url for a in answers if a.url), ""),
        "evidenced": any(a.url.strip() or "".join(a.evidence).strip() for a in answers),
    }


def own_words(leaf: Leaf, judgement: Judgement) -> dict[str, Value]:
    """All of them, as the leaf was answered; unknown where it was not."""
    if judgement.outcome == "not-assessed":
        return dict.fromkeys(OWN_WORDS)
    return {**answer_words(leaf, judgement.answers), **rating_words(judgement.rating)}


def rating_words(rating: Value) -> dict[str, Value]:
    """A rating as a step, where it is one, and as a number."""
    if isinstance(rating, Step):
        return {"step": rating, "value": rating.value, "rating": rating.value}
    return {"step": None, "value": rating, "rating": rating}
