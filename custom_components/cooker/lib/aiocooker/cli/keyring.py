"""The command line's file of paired cookers."""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import mkstemp
from typing import Any

from ..address import Address, Credentials
from ..errors import CookerError

DEFAULT = Path("~/.config/aiocooker/credentials.json")


class KeyringError(CookerError):
    """The keys cannot be used; the text is a sentence that says why."""


@dataclass(frozen=True, slots=True)
class Key:
    """One paired cooker."""

    name: str
    address: Address
    credentials: Credentials


class Keyring:
    """Keeps keys by cooker id in a JSON file that only its owner may read."""

    def __init__(self, path: Path) -> None:
        self._path = path.expanduser()

    def keys(self) -> dict[str, Key]:
        """Read all keys; none where there is no file yet."""
        try:
            said = json.loads(self._path.read_text(encoding="utf-8"))
            return {cooker_id: _key(one) for cooker_id, one in said.items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise KeyringError(f"{self._path} cannot be read: {error}.") from error

    def one(self, name: str | None) -> Key:
        """Return the key of a cooker by its id or name, or the only one."""
        keys = self.keys()
        fitting = [
            key for key in keys.values() if name in (None, key.credentials.cooker_id, key.name)
        ]
        if len(fitting) == 1:
            return fitting[0]
        if not fitting:
            raise KeyringError("No such cooker is paired. Pair it first with `pair`.")
        known = ", ".join(f"{one} ({key.name})" for one, key in keys.items())
        raise KeyringError(f"Say which cooker with --cooker: {known}.")

    def keep(self, key: Key) -> None:
        """Add or replace a key. The file is changed whole or not at all."""
        keys = self.keys() | {key.credentials.cooker_id: key}
        text = json.dumps({name: asdict(one) for name, one in keys.items()}, indent=1)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._write(text)
        except OSError as error:
            raise KeyringError(f"{self._path} cannot be written: {error}.") from error

    def _write(self, text: str) -> None:
        # mkstemp makes a file that only its owner may read; a rename keeps that.
        handle, name = mkstemp(dir=self._path.parent, prefix=self._path.name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self._path)
        finally:
            with suppress(FileNotFoundError):
                Path(name).unlink()


def _key(said: Any) -> Key:  # noqa: ANN401 - whatever the file holds
    return Key(
        name=str(said["name"]),
        address=Address(**said["address"]),
        credentials=Credentials(**said["credentials"]),
    )
