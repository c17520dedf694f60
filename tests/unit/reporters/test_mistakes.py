"""Every mistake is told in Chinese too: what the source can say, and what authors have read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from milepost.cli import language as cli_language
from milepost.cli.app import run
from milepost.errors import InvalidInput, NothingEvaluated, Problem
from milepost.loading.json_text import read_json
from milepost.reporters.mistakes import (
    SENTENCES,
    in_language,
    problem_text,
    templates,
    told,
)
from sentences import SAMPLE, Sentence, sentences

GOLDEN = Path(__file__).parents[2] / "golden" / "errors"
KEY = r'(?:\S*\["[^"]*"\]|[\w.\[\]-]+)'
PLACED = re.compile(rf"[^:]+(?::\d+:\d+)?: (?:{KEY}: )?(?P<said>.+)")
CODE = re.compile(r"`[^`]*`|\"[^\"]*\"|--[\w-]+|\{\w+\}|[\w-]+\.yaml")
PROPER = {"JSON", "YAML", "Python"}


def english_in(text: str) -> list[str]:
    """The English words of a Chinese text that are neither code nor proper names."""
    return [word for word in re.findall("[A-Za-z]{4,}", CODE.sub("", text)) if word not in PROPER]


def holes(text: str) -> Counter[str]:
    return Counter(re.findall(r"\{([a-z]+\d*)\}", text))


@cache
def said_by_source() -> list[Sentence]:
    return sentences()


def pairs() -> list[tuple[str, str]]:
    return [pair for table in templates().values() for pair in table.items()]


def golden() -> list[str]:
    lines = [line for path in GOLDEN.glob("*.txt") for line in path.read_text("utf-8").splitlines()]
    return sorted({found["said"] for line in lines if (found := PLACED.fullmatch(line))})


def test_the_source_is_read_for_sentences() -> None:
    texts = {one.text for one in said_by_source()}
    assert len(texts) > 400
    assert {
        "the condition is empty",
        f"unknown key `{SAMPLE}`",
        f"did you mean `{SAMPLE}`?",
        f"the file is larger than {SAMPLE} MB",
        f"no rule set knows the fact `{SAMPLE}`",
        f"no line above has {SAMPLE}",
        "write `and`",
        f"there is no severity `{SAMPLE}`",
        f"this must be at least {SAMPLE}, not a list",
    } <= texts


def faults_of_sentence(said: Sentence) -> Iterator[str]:
    chinese = in_language(said.text, "zh")
    if chinese == said.text:
        yield "no template"
    yield from english_in(chinese)
    if "``" in chinese:
        yield "an empty hole"
    if in_language(said.text, "en") != said.text:
        yield "changed in English"


def test_every_sentence_of_the_source_is_told_in_chinese() -> None:
    faults = {f"{said.place} {said.text}": [*faults_of_sentence(said)] for said in said_by_source()}
    assert {said: told for said, told in faults.items() if told} == {}


def faults_of_golden(said: str) -> Iterator[str]:
    for part in said.split("; "):
        chinese = in_language(part, "zh")
        if chinese == part:
            yield f"no template for: {part}"
        yield from re.findall(
            r"\b(?:is|are|not|the|write|expected|missing)\b", CODE.sub("", chinese)
        )


def test_every_golden_mistake_is_told_in_chinese() -> None:
    assert len(golden()) > 40
    faults = {said: [*faults_of_golden(said)] for said in golden()}
    assert {said: told for said, told in faults.items() if told} == {}


def test_both_sides_of_a_template_have_the_same_holes() -> None:
    assert len(pairs()) > 400
    assert [pair for pair in pairs() if holes(pair[0]) != holes(pair[1])] == []


def faults_of_chinese(english: str, chinese: str) -> Iterator[str]:
    if chinese == english:
        yield "the same as in English"
    yield from english_in(chinese)
    yield from re.findall(r"[\u4e00-\u9fff][,;:?!](?:\s|$)", CODE.sub("", chinese))


def test_chinese_is_written_in_chinese() -> None:
    faults = {pair: [*faults_of_chinese(*pair)] for pair in pairs()}
    assert {pair: told for pair, told in faults.items() if told} == {}


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        (
            "unknown key `severty`; did you mean `severity`?",
            "未知的键 `severty`；是否想写 `severity`？",
        ),
        ("text or a mapping is expected here, not a list", "此处应为文本或映射，而不是列表"),
        (
            'one of excluded, lowest or a number is expected here, not the text "exclude"',
            '此处应为 excluded, lowest 之一或数值，而不是文本 "exclude"',
        ),
        (
            "severity: at_least: a number is expected here, not a mapping",
            "severity：at_least：此处应为数值，而不是映射",
        ),
        ("`x` is a text, not a number or yes or no", "`x` 为文本，而非数值或是/否"),
        ("there is no rule set `x`; did you mean `y`?", "没有规则集 `x`；是否想写 `y`？"),
        (
            "P@0.1.0 G2 has no result, criterion, check or fact `s`; results are a, b; or name a "
            "criterion, a check or a fact",
            "P@0.1.0 G2 没有结果、准则、检查或事实 `s`；结果有 a, b；也可写准则、检查或事实",
        ),
        ("`q` is already answered at r.yaml:3 by Li", "`q` 已由 Li 在 r.yaml:3 处作答"),
        (
            "`q` is already answered at r.yaml:3, and the rule set takes one answer",
            "`q` 已在 r.yaml:3 处作答，而规则集只取一个答案",
        ),
        ("did you mean `check` by `chek`?", "`chek` 是否想写 `check`？"),
        ("there is no waiver alive", "没有 `waiver: alive`"),
        (
            "column 3: `(` is never closed; add the closing bracket",
            "第 3 列：`(` 没有闭合；补上右括号",
        ),
        ("budget: 5 is below the smallest value, 7", "budget：5 小于最小值 7"),
    ],
)
def test_sentences_within_sentences(english: str, chinese: str) -> None:
    assert in_language(english, "zh") == chinese


@pytest.mark.parametrize("text", ["", "a sentence nobody wrote", "已经是中文", "a: b; c"])
def test_an_unknown_sentence_stays_as_it_is(text: str) -> None:
    assert in_language(text, "zh") == text


@pytest.mark.parametrize(
    "text",
    [
        *('{"a": }', "{a: 1}", '{"a" 1}', '{"a": 1 "b": 2}', '{"a": "b}', '{"a": 1} 2'),
        *('["\\q"]', '["\\u12"]', '{"a": 1,}', "[1,]", '["\t"]', '{"a": 1, // b\n}', "{'a': 1}"),
    ],
)
def test_every_fault_of_json_is_told_in_chinese(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_json(text, "e.json")
    for problem in caught.value.problems:
        assert english_in(in_language(problem.what, "zh")) == []


def test_a_problem_keeps_its_shape() -> None:
    problem = Problem("a.yaml", 8, 5, "criteria[0].severty", "unknown key `severty`")
    place = "a.yaml:8:5: criteria[0].severty: "
    assert problem_text(problem, "zh") == f"{place}未知的键 `severty`"
    assert problem_text(problem, "en") == str(problem)
    whole = Problem("a.yaml", 0, 0, "", "the file is empty", "delete it")
    assert problem_text(whole, "zh") == "a.yaml: 文件为空；删去"


def test_every_kind_of_error_is_told() -> None:
    first = Problem("a.yaml", 1, 1, "", "the file is empty")
    second = Problem("b.yaml", 2, 1, "", "the file is empty")
    assert told(InvalidInput((second, first)), "zh") == "a.yaml:1:1: 文件为空\nb.yaml:2:1: 文件为空"
    assert told(first, "en") == "a.yaml:1:1: the file is empty"
    error = NothingEvaluated("nothing was evaluated: x holds no evidence file")
    assert told(error, "zh") == "没有任何内容可评定：x 中没有证据文件"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "rulesets/own/0.1.0.yaml"), "未知的键 `kid`；是否想写 `kind`？"),
        (("gate", "G2", "assessments/nobody"), "没有对象文件夹 assessments/nobody"),
    ],
)
def test_the_program_speaks_chinese(
    arguments: tuple[str, ...],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "rulesets" / "own" / "0.1.0.yaml"
    path.parent.mkdir(parents=True)
    path.write_text('ruleset: own\nversion: "0.1.0"\nkid: rubric\ntitle: {en: x, zh: x}\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cli_language, "LANGUAGE", "zh")
    assert run(list(arguments)) in (2, 3)
    assert said in capsys.readouterr().err


def test_whole_sentences_have_a_table_of_their_own() -> None:
    assert len(templates()[SENTENCES]) > 300
    named = {name.rstrip("0123456789") for english, _ in pairs() for name in holes(english)}
    assert templates().keys() - {SENTENCES} <= named
