"""What an appliance keeps while it has no power."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from aiocooker.drivers.native.codec import decode, encode
from aiocooker.errors import ProtocolError
from aiocooker.model import CookerEvent

FILE = "memory.json"
FACTORY_FIRMWARE = "1.0.0"


class DamagedMemory(Exception):
    """The state folder holds something that this version cannot read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedClient:
    """A client that was paired. Only the SHA-256 of its token is kept."""

    client_id: str
    name: str
    token_sha256: str


@dataclass(slots=True, kw_only=True)
class Memory:
    """An appliance's permanent memory, one JSON file.

    `cooking` lists the zones that ran, or waited for their time, when power went; `cooks` counts
    each zone's finished cooks.
    """

    id: str
    name: str
    firmware: str = FACTORY_FIRMWARE
    boots: int = 0
    energy_j: float = 0.0
    clients: tuple[TrustedClient, ...] = ()
    events: tuple[CookerEvent, ...] = ()
    cooking: tuple[str, ...] = ()
    cooks: Mapping[str, int] = field(default_factory=dict)
    folder: Path = field(default_factory=Path, metadata={"client_side": True})

    def save(self) -> None:
        """Write it all; a crash in the middle leaves the older file whole."""
        fresh = self.folder / f"{FILE}.new"
        fresh.write_text(json.dumps(encode(self), indent=1), encoding="utf-8")
        fresh.replace(self.folder / FILE)


def recall(folder: Path, *, id_: str, name: str) -> Memory:
    """Read the memory in a folder, or begin one; DamagedMemory says which file is unreadable."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE
    if not path.exists():
        return Memory(id=id_, name=name, folder=folder)
    try:
        memory = decode(Memory, json.loads(path.read_text(encoding="utf-8")), FILE)
    except (ValueError, ProtocolError) as error:
        raise DamagedMemory(f"{path} cannot be read ({error}); remove it to begin anew") from error
    memory.folder = folder
    return memory
