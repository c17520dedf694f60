"""In which language the program speaks: --lang, else MILEPOST_LANG, else English."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Literal

Language = Literal["en", "zh"]


def spoken(arguments: Sequence[str]) -> Language:
    """The language of help and messages for these command-line arguments."""
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            return "zh" if arguments[place + 1] == "zh" else "en"
        if argument.startswith("--lang="):
            return "zh" if argument == "--lang=zh" else "en"
    return "zh" if os.environ.get("MILEPOST_LANG") == "zh" else "en"


def unknown(arguments: Sequence[str]) -> str:
    """What MILEPOST_LANG asks for where that is no language; empty where all is well.

    `--lang` overrules it, and help is given in English whatever it says.
    """
    wanted = os.environ.get("MILEPOST_LANG", "")
    overruled = any(one.split("=")[0] in _OVERRULING for one in arguments)
    return "" if overruled or not arguments or wanted in ("", "en", "zh") else wanted


_OVERRULING = ("--lang", "-h", "--help", "-V", "--version")

LANGUAGE: Language = spoken(sys.argv[1:])


def t(en: str, zh: str) -> str:
    """The wording in the language of this run."""
    return zh if LANGUAGE == "zh" else en


def told(mistake: object) -> str:
    """A problem, or an error raised on purpose, in the language of this run."""
    if LANGUAGE == "en":
        return str(mistake)
    from milepost.reporters import mistakes

    return mistakes.told(mistake, LANGUAGE)
