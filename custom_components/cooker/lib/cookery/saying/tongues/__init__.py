"""The words of each language."""

from .de import DE
from .en import EN
from .es import ES
from .fr import FR
from .zh import ZH

TABLES = {"en": EN, "zh": ZH, "de": DE, "fr": FR, "es": ES}

__all__ = ["TABLES"]
