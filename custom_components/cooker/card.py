"""The dashboard card `custom:cooker-card`, which every page of Home Assistant knows by itself.

An extra module rather than a Lovelace resource: it also works where resources are kept in YAML, and
leaves nothing behind among a person's own resources when Cooker is removed.
"""

from hashlib import sha256
from pathlib import Path
from typing import Final

from homeassistant.components.frontend import DOMAIN as FRONTEND
from homeassistant.components.frontend import add_extra_js_url
from homeassistant.components.http import StaticPathConfig
from homeassistant.core import HomeAssistant
from homeassistant.loader import async_get_integration

from .const import DOMAIN

FOLDER: Final = Path(__file__).parent / "frontend"
ENTRY: Final = "cooker-card.js"
SHORT: Final = 8
"""Digits of the fingerprint, enough to tell a few hundred versions apart."""


async def register(hass: HomeAssistant) -> None:
    """Offer the card, if this Home Assistant has pages at all."""
    if FRONTEND not in hass.config.components:
        return
    integration = await async_get_integration(hass, DOMAIN)
    version = f"{integration.version}-{await hass.async_add_executor_job(fingerprint)}"
    address = f"/cooker_static/{version}"
    await hass.http.async_register_static_paths([StaticPathConfig(address, str(FOLDER))])
    add_extra_js_url(hass, f"{address}/{ENTRY}")


def fingerprint() -> str:
    """Return what changes with any of the card's files.

    It is a part of their path, not a query: the modules import each other by relative paths, so all
    of them get a new address, and no browser mixes old with new.
    """
    files = sorted(FOLDER.iterdir())
    return sha256(b"\0".join(one.read_bytes() for one in files)).hexdigest()[:SHORT]
