"""Files get their places whole or not at all."""

import errno
import hashlib
import os
from pathlib import Path

import pytest

from pipeline.files import digest, put, put_all, remove, sweep


def content(directory: Path) -> dict[str, bytes]:
    return {
        file.relative_to(directory).as_posix(): file.read_bytes()
        for file in directory.rglob("*")
        if file.is_file()
    }


def test_directories_are_made(tmp_path: Path) -> None:
    put_all({tmp_path / "a" / "b" / "c": b"1", tmp_path / "d": b"2"})
    assert content(tmp_path) == {"a/b/c": b"1", "d": b"2"}


def test_files_that_belong_together_stay_as_they_were_where_one_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_all({tmp_path / "text": b"old", tmp_path / "result": b"old"})
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if data == b"new result":
            write(path, data[:3])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        put_all({tmp_path / "text": b"new text", tmp_path / "result": b"new result"})
    assert content(tmp_path) == {"text": b"old", "result": b"old"}, "and nothing half-written stays"


def test_a_reader_has_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    put(tmp_path / "a", b"old" * 1000)
    with (tmp_path / "a").open("rb") as reader:
        put(tmp_path / "a", b"new")
        assert reader.read() == b"old" * 1000
    assert (tmp_path / "a").read_bytes() == b"new"


def test_only_what_is_half_written_is_swept(tmp_path: Path) -> None:
    for name in ("a/.yusuan-7-0.tmp", "a/.yusuan-7", "a/yusuan.tmp", "b.tmp"):
        put(tmp_path / name, b"")
    sweep(tmp_path)
    assert set(content(tmp_path)) == {"a/.yusuan-7", "a/yusuan.tmp", "b.tmp"}


def test_directories_that_are_left_empty_are_removed(tmp_path: Path) -> None:
    for name in ("a/b/c/1", "a/b/2", "a/3"):
        put(tmp_path / name, b"")
    remove(tmp_path, tmp_path / "a/b/c/1", tmp_path / "a/b/2", tmp_path / "a/b/missing")
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == ["a", "a/3"]
    remove(tmp_path, tmp_path / "a/3")
    assert tmp_path.exists()
    assert not list(tmp_path.iterdir())


def test_a_hash_of_what_is_no_file(tmp_path: Path) -> None:
    put(tmp_path / "a", b"1")
    os.mkfifo(tmp_path / "pipe")
    assert digest(tmp_path / "a") == hashlib.sha256(b"1").hexdigest()
    assert [digest(tmp_path / name) for name in ("missing", "pipe", ".")] == [None] * 3
