"""The programs that come with Cooker, as `cooker.program/1` documents in `programs/<kind>.json`."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

type Document = Mapping[str, Any]
"""One program as JSON; shared by all who ask, so never to be changed."""

FOLDER: Final = Path(__file__).parent / "programs"

KINDS: Final = (
    "oven",
    "microwave",
    "multicooker",
    "rice_cooker",
    "air_fryer",
    "water_bath",
    "cooktop",
    "grill",
)
"""The kinds of appliances that have programs, in the words of docs/local-api.md."""


@cache
def documents(kind: str) -> tuple[Document, ...]:
    """Return the programs for a kind of appliance; none for a kind that we do not know.

    Reads a file the first time: call it where that may block, such as in an executor.
    """
    if kind not in KINDS:
        return ()
    return tuple(json.loads((FOLDER / f"{kind}.json").read_text("utf-8")))
