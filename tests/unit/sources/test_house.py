"""An organisation's own look: what is read, and every mistake in it with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import put
from milepost.errors import InvalidInput
from milepost.model.house import House
from milepost.reporters.house.built_in import grounds, template_names
from milepost.sources.contrast import contrast
from milepost.sources.house import BuiltIn, is_house, read_house
from milepost.sources.house_logo import LARGEST

MESSAGES = {
    "report.answers": {"en": "Answers", "zh": "解答"},
    "report.lost": {"en": "{count} points of {result}", "zh": "{result} 失 {count} 分"},
}
SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 20 + b"IEND\xaeB`\x82"


def house(folder: Path, text: str = "name: Us\n") -> House:
    put(folder / "house.yaml", text)
    return read_house(folder, "reports/house", BuiltIn(MESSAGES, template_names(), grounds()))


def mistakes(folder: Path, text: str = "name: Us\n") -> list[str]:
    with pytest.raises(InvalidInput) as refused:
        house(folder, text)
    return str(refused.value).splitlines()


def test_a_whole_house_is_read(tmp_path: Path) -> None:
    put(tmp_path / "logo.svg", SVG)
    put(tmp_path / "templates" / "html" / "document.html", "<p>")
    put(tmp_path / "templates" / "html" / "own" / "brand.html", "<b>")
    found = house(
        tmp_path,
        """\
        name: {en: Us, zh: 我们}
        logo: logo.svg
        colours: {light: {accent: "#00539B"}, dark: {bad: "#ff9999"}}
        texts: {report.lost: {en: "Of {result}, {count}"}}
        footer: {en: Foot, zh: 脚}
        confidentiality: {en: Internal, zh: 内部}
        """,
    )
    assert found.name is not None
    assert found.name.to("zh") == "我们"
    assert found.logo is not None
    assert found.logo.media == "image/svg+xml"
    assert found.colours == {"light": {"accent": "#00539b"}, "dark": {"bad": "#ff9999"}}
    assert found.texts == {"report.lost": {"en": "Of {result}, {count}"}}
    assert sorted(found.templates) == ["html/document.html", "html/own/brand.html"]
    assert found.templates["html/document.html"].shown == (
        "reports/house/templates/html/document.html"
    )


def test_a_folder_of_reports_is_no_house(tmp_path: Path) -> None:
    put(tmp_path / "report.en.html", "")
    assert not is_house(tmp_path)
    put(tmp_path / "house.yaml", "name: Us")
    assert is_house(tmp_path)


def test_every_mistake_is_told_at_once_with_its_place(tmp_path: Path) -> None:
    put(tmp_path / "templates" / "html" / "documnet.html", "")
    found = mistakes(
        tmp_path,
        """\
        name: Us
        logo: logo.gif
        colours:
          light: {accent: "#dddddd"}
        texts:
          report.anwsers: {en: A}
          report.lost: {en: "{count}", zh: "{result.__class__} {count}"}
        """,
    )
    at = "reports/house/house.yaml"
    assert found == [
        f"{at}:2:7: logo: `logo.gif` is no picture that can be shown; use .svg or .png",
        f"{at}:4:19: colours.light.accent: #dddddd on #f5f7f8 has a contrast of 1.26:1; "
        "text needs 4.5:1 (WCAG AA); take a darker colour",
        f'{at}:6:3: texts["report.anwsers"]: there is no message `report.anwsers`; '
        "did you mean `report.answers`?",
        f'{at}:7:21: texts["report.lost"].en: this fills in `{{count}}`; '
        "fill in `{count} {result}`",
        f'{at}:7:36: texts["report.lost"].zh: this fills in '
        "`{count} {result.__class__}`; fill in `{count} {result}`",
        "reports/house/templates/html/documnet.html: no built-in template is called "
        "`html/documnet.html`; did you mean `html/document.html`?",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nmae: Us", "unknown key `nmae`; did you mean `name`?"),
        ("name: Us\ncolours: {light: {acent: '#000000'}}", "did you mean `accent`?"),
        (
            "name: Us\ncolours:\n  light:\n    accent: #00539b",
            "write the colour in quotes; without",
        ),
        ("name: Us\ncolours: {dark: {good: green}}", 'a colour such as "#00539b" is expected here'),
        ("name: Us\ntexts: {report.answers: {}}", "this says nothing; write `en`, `zh` or both"),
        ("name: Us\ntexts: {report.answers: {en: '{'}}", "a brace is not closed, or not opened"),
        ("name: Us\ntexts: {report.lost: {en: '{count:>9} {result}'}}", "{count:>9}"),
        ("name: Us\nlogo: ../logo.svg", "the logo lies beside this file"),
        ("name: Us\nlogo: logo.svg", "there is no file `logo.svg` beside this one"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, said: str) -> None:
    put(tmp_path.parent / "logo.svg", SVG)
    assert any(said in line for line in mistakes(tmp_path, text))


@pytest.mark.parametrize(
    ("name", "content", "good"),
    [
        ("logo.png", PNG, True),
        ("logo.png", PNG[:20], False),
        ("logo.png", SVG.encode(), False),
        ("logo.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.encode(), False),
        ("logo.svg", b"<html/>", False),
        ("logo.svg", b"<svg", False),
        ("logo.svg", SVG.encode() + b" " * LARGEST, False),
    ],
)
def test_a_logo_is_what_its_name_says(
    tmp_path: Path, name: str, content: bytes, good: bool
) -> None:
    (tmp_path / name).write_bytes(content)
    if good:
        assert house(tmp_path, f"name: Us\nlogo: {name}").logo is not None
    else:
        assert mistakes(tmp_path, f"name: Us\nlogo: {name}")


def test_no_link_is_followed(tmp_path: Path) -> None:
    secret = put(tmp_path / "secret.svg", SVG)
    folder = tmp_path / "house"
    put(folder / "templates" / "markdown" / "block.md", "")
    (folder / "logo.svg").symlink_to(secret)
    (folder / "templates" / "html").symlink_to(tmp_path)
    (folder / "templates" / "markdown" / "document.md").symlink_to(secret)
    found = mistakes(folder, "name: Us\nlogo: logo.svg")
    assert ["link" in line for line in found] == [True, True, True]


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#ffffff") == 1
    assert 4.47 < contrast("#777777", "#ffffff") < 4.5 < contrast("#767676", "#ffffff") < 4.55


def test_the_grounds_are_those_of_the_style() -> None:
    assert grounds() == {"light": ("#ffffff", "#f5f7f8"), "dark": ("#14181c", "#1c2228")}
