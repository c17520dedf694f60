"""Starting a workspace: files written into an empty folder, all of them or none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from uuid import uuid4

from milepost.errors import UsageError
from milepost.loading.atomic import write_text

_SHOWN_AT_MOST = 5


def template() -> dict[str, str]:
    """The files of a new workspace by their path inside it, sorted."""
    return dict(sorted(_texts(files("milepost") / "templates" / "workspace", "")))


def start(folder: Path, texts: Mapping[str, str]) -> None:
    """Write the files into `folder`, which is made where it is missing.

    They are written aside and then moved into place, so that a failure leaves nothing behind.
    Raises UsageError where the folder is a file, cannot be written, or holds anything.
    """
    _refuse_what_is_there(folder)
    made = _made(folder)
    draft = folder / f".{uuid4().hex}.tmp"
    placed: list[Path] = []
    try:
        for name, text in texts.items():
            write_text(draft / name, text)
        for entry in sorted(draft.iterdir()):
            os.replace(entry, folder / entry.name)
            placed.append(folder / entry.name)
        draft.rmdir()
    except BaseException as error:
        _remove(draft, *placed, *made)
        if isinstance(error, OSError):
            raise UsageError(f"{folder} cannot be written: {error.strerror}") from error
        raise


def _refuse_what_is_there(folder: Path) -> None:
    if folder.is_dir():
        found = sorted(entry.name for entry in folder.iterdir())
        if found:
            more = f" and {len(found) - _SHOWN_AT_MOST} more" if found[_SHOWN_AT_MOST:] else ""
            names = ", ".join(found[:_SHOWN_AT_MOST]) + more
            raise UsageError(f"{folder} is not empty: it holds {names}; name a new folder")
    elif folder.exists() or folder.is_symlink():
        raise UsageError(f"{folder} is a file; name a new folder")


def _made(folder: Path) -> tuple[Path, ...]:
    """The topmost folder that had to be made, if any. Raises UsageError where it cannot be."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder} cannot be made: {error.strerror}") from error
    return tuple(missing[-1:])


def _remove(*paths: Path) -> None:
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _texts(folder: Traversable, below: str) -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _texts(entry, f"{below}{entry.name}/")
        else:
            yield f"{below}{entry.name}", entry.read_text("utf-8")
