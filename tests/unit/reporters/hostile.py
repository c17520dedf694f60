"""A review whose evidence, waivers and notices were written by somebody who means harm."""

from dataclasses import replace
from datetime import date

from milepost.model.assessment import Derived, Notice
from milepost.model.evidence import Place, Waiver
from milepost.model.kinds import first_instant
from milepost.model.review import Review
from milepost.model.text import Text

ATTACK = "<script>alert(1)</script> | [x](https://evil.example) `code`\n# heading **b** \u202e &lt;"
TEXT = Text(en=ATTACK, zh=ATTACK)


def hostile(review: Review) -> Review:
    """The review with the attack in every place that others write."""
    assessment = review.assessment
    facts = {
        name: replace(fact, source=ATTACK, by=ATTACK, note=TEXT, file=ATTACK)
        for name, fact in assessment.evidence.facts.items()
    }
    subject = replace(assessment.evidence.subject, title=TEXT)
    criterion = assessment.findings[0].criterion.id
    expires = first_instant(date(2030, 1, 1))
    waiver = Waiver("W-9", criterion, TEXT, Place("w.yaml", 1), ATTACK, ATTACK, expires)
    changed = replace(
        assessment,
        evidence=replace(assessment.evidence, facts=facts, subject=subject),
        waivers=((waiver, "unused"),),
        notices=(Notice("note", TEXT),),
        derived=(Derived("p", "weakness", (), TEXT, TEXT, (criterion, ATTACK), (TEXT,)),),
    )
    return replace(review, assessment=changed)
