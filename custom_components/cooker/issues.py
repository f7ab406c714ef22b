"""What a person must look into, as Repairs issues."""

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from .const import DOMAIN
from .lib.aiocooker import CertificateChanged, CookerError, WrongCooker

_TOLD = {CertificateChanged: "certificate_changed", WrongCooker: "wrong_cooker"}


@callback
def tell(hass: HomeAssistant, entry: ConfigEntry, error: CookerError | None) -> None:
    """Tell of an error that only a person can mend, and no more of earlier ones."""
    for kind, key in _TOLD.items():
        if isinstance(error, kind):
            ir.async_create_issue(
                hass,
                DOMAIN,
                _issue_id(entry, key),
                is_fixable=False,
                severity=ir.IssueSeverity.ERROR,
                translation_key=key,
                translation_placeholders={"name": entry.title},
            )
        else:
            ir.async_delete_issue(hass, DOMAIN, _issue_id(entry, key))


def _issue_id(entry: ConfigEntry, key: str) -> str:
    return f"{key}_{entry.entry_id}"
