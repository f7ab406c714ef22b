"""What a person must look into, as Repairs issues."""

from datetime import datetime
from typing import Final

from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.util import dt as dt_util

from .const import ADOPTED, CONF_DRIVER, DOMAIN
from .lib.aiocooker import CertificateChanged, CookerError, UnsupportedVersion, WrongCooker

CLOCK_MAY_ERR_S: Final = 300.0
"""Five minutes: more than a person who set it by hand cares about, less than a time zone."""

_TOLD: dict[type[CookerError], str] = {
    CertificateChanged: "certificate_changed",
    UnsupportedVersion: "firmware_too_old",
    WrongCooker: "wrong_cooker",
}
_AWAY = "away"
_SOURCE_AWAY = "source_away"
_SOURCE_GONE = "source_gone"
_CLOCK = "clock_wrong"
KEYS = (*_TOLD.values(), _AWAY, _SOURCE_AWAY, _SOURCE_GONE, _CLOCK)
_VOICE = "voice_unavailable"
"""Of the house, not of a cooker; only an update mends it."""
_MINUTE_S = 60


@callback
def tell(hass: HomeAssistant, entry: ConfigEntry, error: CookerError | None) -> None:
    """Tell of an error that only a person can mend, and no more of earlier ones."""
    for kind, key in _TOLD.items():
        _show(hass, entry, key, ir.IssueSeverity.ERROR, {} if isinstance(error, kind) else None)


@callback
def tell_away(hass: HomeAssistant, entry: ConfigEntry, since: datetime | None) -> None:
    """Tell since when a cooker is away, None where that is no matter."""
    facts = {"since": f"{dt_util.as_local(since):%Y-%m-%d %H:%M}"} if since else None
    key = _SOURCE_AWAY if entry.data.get(CONF_DRIVER) == ADOPTED else _AWAY
    _show(hass, entry, key, ir.IssueSeverity.WARNING, facts)


@callback
def tell_source(hass: HomeAssistant, entry: ConfigEntry, missing: tuple[str, ...]) -> None:
    """Tell what an adopted appliance needs and somebody removed or disabled; nothing is well."""
    facts = {"missing": ", ".join(missing)} if missing else None
    _show(hass, entry, _SOURCE_GONE, ir.IssueSeverity.ERROR, facts)


@callback
def tell_clock(hass: HomeAssistant, entry: ConfigEntry, error_s: float | None) -> None:
    """Tell that a cooker's time of day is wrong by so many seconds, None where it shows none."""
    wrong = error_s is not None and abs(error_s) > CLOCK_MAY_ERR_S
    facts = {"minutes": str(round(abs(error_s or 0) / _MINUTE_S))} if wrong else None
    _show(hass, entry, _CLOCK, ir.IssueSeverity.WARNING, facts)


@callback
def tell_voice(hass: HomeAssistant, *, trouble: bool) -> None:
    """Tell that Assist cannot be used for cooking, and no more of it once it can."""
    if not trouble:
        ir.async_delete_issue(hass, DOMAIN, _VOICE)
        return
    ir.async_create_issue(
        hass,
        DOMAIN,
        _VOICE,
        is_fixable=False,
        severity=ir.IssueSeverity.WARNING,
        translation_key=_VOICE,
    )


@callback
def forget(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Tell no more of a cooker."""
    for key in KEYS:
        ir.async_delete_issue(hass, DOMAIN, _issue_id(entry, key))


@callback
def forget_disabled(hass: HomeAssistant) -> None:
    """Tell no more of a cooker that somebody disables, in whatever state it is."""

    @callback
    def look(_change: ConfigEntryChange, entry: ConfigEntry) -> None:
        if entry.domain == DOMAIN and entry.disabled_by:
            forget(hass, entry)

    async_dispatcher_connect(hass, SIGNAL_CONFIG_ENTRY_CHANGED, look)


def _show(
    hass: HomeAssistant,
    entry: ConfigEntry,
    key: str,
    severity: ir.IssueSeverity,
    facts: dict[str, str] | None,
) -> None:
    """Show an issue with what its words need to know, or none where there is nothing to tell."""
    if facts is None:
        ir.async_delete_issue(hass, DOMAIN, _issue_id(entry, key))
        return
    ir.async_create_issue(
        hass,
        DOMAIN,
        _issue_id(entry, key),
        is_fixable=True,
        severity=severity,
        translation_key=key,
        translation_placeholders={"name": entry.title, **facts},
        data={"entry_id": entry.entry_id},
    )


def _issue_id(entry: ConfigEntry, key: str) -> str:
    return f"{key}_{entry.entry_id}"
