"""The sentences that belong to problems, as people read them in English."""

import json
import re
from pathlib import Path
from typing import Final

from cookery import Problem

TRANSLATIONS: Final = (
    Path(__file__).parents[2] / "custom_components" / "cooker" / "translations" / "en.json"
)
SENTENCES: Final[dict[str, str]] = {
    key: one["message"]
    for key, one in json.loads(TRANSLATIONS.read_text("utf-8"))["exceptions"].items()
    if key.startswith(("program_", "safety_"))
}


def sentence(found: Problem) -> str:
    """Return what people read; KeyError where a placeholder has nothing to hold."""
    return SENTENCES[found.key].format(name="Oven", **found.said)


def figures_with_units(found: Problem) -> bool:
    """Whether each figure is one by its name, and all else is text."""
    for name, said in found.said.items():
        figure = re.search(r"(_c|_s|_pct)$", name) or name in {"stage", "stages", "maximum"}
        if not isinstance(said, (int, float) if figure else str):
            return False
    return True
