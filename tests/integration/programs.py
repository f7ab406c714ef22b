"""Programs as tests need them: documents, what a cooker was sent, and calls without a target."""

from typing import Any

import pytest
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError

from custom_components.cooker.const import DOMAIN
from custom_components.cooker.household import HOUSEHOLD
from tests.integration.house import House
from virtual_cooker import VirtualCooker

type Document = dict[str, Any]


def document(
    program_id: str = "sunday_bread",
    title: str = "Sunday bread",
    *,
    stage: Document | None = None,
    **changes: object,
) -> Document:
    """Return a program of one stage, with a member that nobody knows yet."""
    cook = {"kind": "cook", "mode": "bake", "target_c": 220, "duration_s": 2400}
    return {
        "schema": "cooker.program/1",
        "id": program_id,
        "name": {"en": title},
        "food_class": "bread",
        "perishable": False,
        "crumb": "open",
        "stages": [cook | (stage or {})],
        **changes,
    }


def chicken(core_c: float = 75, program_id: str = "my_chicken") -> Document:
    """Return poultry that a probe ends."""
    return document(
        program_id,
        "My chicken",
        food_class="poultry",
        perishable=True,
        stage={"mode": "roast", "target_c": 180, "duration_s": 7200, "until": {"core_c": core_c}},
    )


async def keep(
    hass: HomeAssistant, action: str, context: Context | None = None, **said: object
) -> Document:
    """Call an action on the household's programs, as a script does that reads the response."""
    response = await hass.services.async_call(
        DOMAIN, action, dict(said), blocking=True, return_response=True, context=context
    )
    assert response is not None
    return response


def sent(cooker: VirtualCooker) -> Document:
    """Return the program of the last start that a cooker received."""
    start = next(one for one in reversed(cooker.received) if one.method == "zone.start")
    return start.params["program"]  # type: ignore[index, call-overload, return-value]


def kitchen(hass: HomeAssistant) -> ConfigEntry:
    """Return the household's entry."""
    entry = hass.config_entries.async_entry_for_domain_unique_id(DOMAIN, HOUSEHOLD)
    assert entry is not None
    return entry


def choices(house: House, zone: str) -> list[str]:
    """Return what the program choice of a zone offers."""
    return list(house.state("select", "program", zone).attributes["options"])


async def choose(house: House, title: str, zone: str) -> None:
    """Choose a program for the next cook."""
    await house.act("select_option", "select", "program", zone, option=title)


async def not_kept(hass: HomeAssistant, action: str, **said: object) -> str:
    """Call an action on programs that is refused; return the sentence."""
    with pytest.raises(ServiceValidationError) as error:
        await keep(hass, action, **said)
    return str(error.value)
