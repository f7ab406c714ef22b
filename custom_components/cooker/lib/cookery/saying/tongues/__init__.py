"""The words of each language."""

from collections.abc import Mapping
from typing import Final

from ..word import Table
from .de import DE
from .en import EN
from .es import ES
from .fr import FR
from .zh import ZH

TABLES: Final[Mapping[str, Table]] = {"en": EN, "zh": ZH, "de": DE, "fr": FR, "es": ES}

__all__ = ["TABLES"]
