"""Closed sets that newer firmware may extend."""

from enum import StrEnum
from typing import Self, override


class OpenEnum(StrEnum):
    """A value that we do not know reads as UNKNOWN, which every member set must have."""

    @override
    @classmethod
    def _missing_(cls, value: object) -> Self:
        return cls["UNKNOWN"]
