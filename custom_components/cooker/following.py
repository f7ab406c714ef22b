"""Follows a known cooker to the address that it announces."""

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_HOST, CONF_PORT
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.util.hass_dict import HassKey

from .const import CONF_FINGERPRINT, CONF_PINNED, DOMAIN
from .coordinator import CookerConfigEntry
from .lib.aiocooker import (
    Address,
    Announcement,
    CertificateChanged,
    CookerError,
    Link,
    LinkState,
    identify,
)

ANNOUNCED: HassKey[dict[str, Address]] = HassKey(f"{DOMAIN}_announced")
"""Where each cooker, paired or not, was announced last, by its id."""

_NO_LINE = Link(LinkState.LOST)


async def follow(hass: HomeAssistant, seen: Announcement) -> None:
    """Note an announced address, and keep it for a cooker that we know, unless one is pinned."""
    hass.data.setdefault(ANNOUNCED, {})[seen.id] = seen.address
    entry: CookerConfigEntry | None = hass.config_entries.async_entry_for_domain_unique_id(
        DOMAIN, seen.id
    )
    if entry is None or entry.data.get(CONF_PINNED, True):
        return
    cooker = entry.runtime_data.cooker if entry.state is ConfigEntryState.LOADED else None
    link = cooker.link if cooker else _NO_LINE
    place = {CONF_HOST: seen.address.host, CONF_PORT: seen.address.port}
    moved = not place.items() <= entry.data.items()
    if not await _believed(hass, entry, seen, link, moved=moved):
        return
    hass.config_entries.async_update_entry(entry, data={**entry.data, **place})
    if isinstance(link.error, CertificateChanged) or (
        moved and entry.state is ConfigEntryState.SETUP_ERROR
    ):
        hass.config_entries.async_schedule_reload(entry.entry_id)
    elif cooker:
        cooker.seen_at(seen.address)


async def _believed(
    hass: HomeAssistant, entry: CookerConfigEntry, seen: Announcement, link: Link, *, moved: bool
) -> bool:
    """Whether an announcement counts: anybody on the network can announce anything.

    A line that is up is not given up for one that does not show our cooker's certificate. One that
    was given up stays so, unless nothing answers any more where it was. Otherwise there is nothing
    to lose, as every conversation is pinned to that certificate.
    """
    known = entry.data[CONF_FINGERPRINT]
    match link.state:
        case LinkState.CONNECTED:
            return moved and await _certificate(hass, seen.address) == known
        case LinkState.REFUSED:
            before = Address(entry.data[CONF_HOST], entry.data[CONF_PORT])
            shown = await _certificate(hass, seen.address)
            return shown == known or await _certificate(hass, before) is None
    return True


async def _certificate(hass: HomeAssistant, address: Address) -> str | None:
    """Return the fingerprint of the cooker there, None where there is none."""
    try:
        return (await identify(async_get_clientsession(hass), address)).fingerprint
    except CookerError:
        return None
