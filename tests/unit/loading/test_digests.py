"""Digests: the same for the same content, whatever the computer that wrote it."""

from __future__ import annotations

from hashlib import sha256

from milepost.loading.digests import digest, digest_of_files, short


def test_a_digest_is_sha256_over_parts_with_their_lengths() -> None:
    expected = sha256(b"\0\0\0\0\0\0\0\2ab\0\0\0\0\0\0\0\0").hexdigest()
    assert digest(b"ab", b"") == f"sha256:{expected}"


def test_the_border_between_parts_counts() -> None:
    assert len({digest(b"ab", b"c"), digest(b"a", b"bc"), digest(b"abc"), digest()}) == 4


def test_order_line_ends_and_bom_do_not_count() -> None:
    one = digest_of_files([("a.yaml", b"x: 1\ny: 2\n"), ("b.yaml", b"z\n")])
    assert digest_of_files([("b.yaml", b"\xef\xbb\xbfz\n"), ("a.yaml", b"x: 1\r\ny: 2\r\n")]) == one


def test_names_and_content_count() -> None:
    files = [("a", b"x"), ("b", b"y")]
    others = ([("a", b"y"), ("b", b"x")], [("a", b"x")], [("a", b"x"), ("c", b"y")], [("a", b"x ")])
    assert digest_of_files(files) not in {digest_of_files(other) for other in others}


def test_the_short_form_has_twelve_digits() -> None:
    assert short("sha256:0123456789abcdef") == "0123456789ab"
