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

    A line that is up is not given up for one that does not show our cooker's certificate, nor is
    one begun anew that was given up. With the line down there is nothing to lose, as every
    conversation is pinned to that certificate.
    """
    match link.state:
        case LinkState.CONNECTED:
            return moved and await _shows_its_certificate(hass, entry, seen)
        case LinkState.REFUSED:
            return await _shows_its_certificate(hass, entry, seen)
    return True


async def _shows_its_certificate(
    hass: HomeAssistant, entry: CookerConfigEntry, seen: Announcement
) -> bool:
    try:
        found = await identify(async_get_clientsession(hass), seen.address)
    except CookerError:
        return False
    return bool(found.fingerprint == entry.data[CONF_FINGERPRINT])
