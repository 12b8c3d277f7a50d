"""Which conclusions an analysis belongs to; apart, so that asking does not load spaCy."""

import json
import zlib
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

VERSION = 2
"""Counts up when the conclusions change; stored analyses of another version are redone."""

_ROOM = 1_000_000
"""A version with configured pipelines is VERSION times this and a digest: never a plain one."""


def analysis_version(configured: Mapping[str, str]) -> int:
    """VERSION, and with it which pipelines read which languages, in one number.

    Another pipeline, another release of one, or one that is installed at last gives another
    number. Without configured pipelines it is VERSION.

    Args:
        configured: language to a pipeline's package name or path.
    """
    if not configured:
        return VERSION
    table = sorted((language, name, _release(name)) for language, name in configured.items())
    return VERSION * _ROOM + zlib.crc32(json.dumps(table).encode()) % _ROOM


def _release(name: str) -> str:
    """What tells this release of a pipeline from another; empty where there is none."""
    try:
        if Path(name).is_dir():
            return (Path(name) / "meta.json").read_text("utf-8", "replace")
        return version(name)
    except (OSError, PackageNotFoundError, ValueError):
        return ""
