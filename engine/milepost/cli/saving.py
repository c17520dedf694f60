"""Files that commands write, and why one could not be written."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from milepost.cli.language import t
from milepost.errors import UsageError
from milepost.loading.atomic import write_bytes, write_text

_CHINESE = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "是文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "路径中有一段不是文件夹",
    errno.ENOENT: "没有这个位置",
    errno.EROFS: "只读",
    errno.ENOSPC: "空间不足",
    errno.ENAMETOOLONG: "名称过长",
}


def save(path: Path, content: str | bytes) -> None:
    """Write a whole file or nothing. Raises UsageError where it cannot be written."""
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if isinstance(content, bytes):
            write_bytes(path, content)
        else:
            write_text(path, content)
    except OSError as error:
        raise UsageError(unwritable(path, error)) from error


def unwritable(path: Path | str, error: OSError) -> str:
    """That a path cannot be written, and why."""
    said = error.strerror or str(error)
    why = t(said, _CHINESE.get(error.errno or 0, said))
    return t(f"{path} cannot be written: {why}", f"无法写入 {path}：{why}")
