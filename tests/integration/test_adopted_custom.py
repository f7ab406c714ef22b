"""Appliances of custom integrations: what their own words mean while they run."""

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError

from custom_components.cooker.adopted.candidates import candidates
from custom_components.cooker.adopted.profile import Role
from custom_components.cooker.const import DOMAIN
from custom_components.cooker.lib.aiocooker import CookingMode, StageStatus
from tests.integration.adopting import Adopted, adopt
from tests.integration.custom_brands import HOME_CONNECT_LOCAL, LOCALTHINGS, PHILIPS_HOMEID
from tests.integration.sources import Brought, Source, bring


async def running(hass: HomeAssistant, source: Source) -> tuple[Brought, Adopted]:
    """Adopt an appliance that is on."""
    brought = await bring(hass, source)
    (found,) = candidates(hass)
    oven = await adopt(hass, "adopt_found", {"appliance": found.unique_id})
    brought.stand_in()
    brought.show(Role.STATE, source.on)
    await hass.async_block_till_done()
    return brought, oven


def mode(oven: Adopted) -> CookingMode | None:
    stage = oven.entry.runtime_data.cooker.snapshot.zones["main"].stage
    assert isinstance(stage, StageStatus)
    return stage.mode


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("cooking_oven_program_heatingmode_hotair", CookingMode.CONVECTION_BAKE),
        ("cooking_oven_program_heatingmode_3dhotair", CookingMode.CONVECTION_BAKE),
        ("cooking_oven_program_heatingmode_topbottomheating", CookingMode.BAKE),
        ("cooking_oven_program_steammodes_steam", CookingMode.STEAM),
        ("favorite_001", None),
    ],
)
async def test_a_program_of_home_connect_local_is_known_by_the_makers_key(
    hass: HomeAssistant, said: str, meant: CookingMode | None
) -> None:
    brought, oven = await running(hass, HOME_CONNECT_LOCAL)
    brought.show(Role.PROGRAM, said)
    await hass.async_block_till_done()
    assert mode(oven) is meant
    assert oven.entry.runtime_data.cooker.snapshot.zones["main"].target_c == 200


async def test_an_air_fryer_of_philips_heats_up_before_it_cooks(hass: HomeAssistant) -> None:
    brought, oven = await running(hass, PHILIPS_HOMEID)
    assert oven.shown("sensor", "state") == "cooking"
    brought.show(Role.PHASE, "on")
    brought.show(Role.REMAINING, "600")
    await hass.async_block_till_done()
    assert oven.shown("sensor", "state") == "preheating"
    assert oven.shown("sensor", "finishes_at") != "unknown"
    assert mode(oven) is CookingMode.AIR_FRY
    brought.show(Role.PHASE, "off")
    brought.show(Role.STATE, "user_action")
    await hass.async_block_till_done()
    assert oven.shown("sensor", "state") == "needs_user"


async def test_an_air_fryer_that_waits_for_its_start_is_not_on(hass: HomeAssistant) -> None:
    brought, oven = await running(hass, PHILIPS_HOMEID)
    for said in ("setting", "precook", "parasetting"):
        brought.show(Role.STATE, said)
        await hass.async_block_till_done()
        assert oven.shown("sensor", "state") == "idle", said


async def test_an_oven_of_localthings_whose_remote_control_is_off_says_why_it_goes_on(
    hass: HomeAssistant,
) -> None:
    brought, oven = await running(hass, LOCALTHINGS)
    brought.show(Role.GATE, "off")
    brought.show(Role.PROGRAM, "ConvectionBake")
    await hass.async_block_till_done()
    assert mode(oven) is CookingMode.CONVECTION_BAKE

    async def refuse(_: object) -> None:
        raise ServiceValidationError("Remote control is disabled on the appliance")

    hass.services.async_register("button", "press", refuse)
    hass.services.async_register("switch", "turn_off", refuse)
    with pytest.raises(ServiceValidationError, match="“Remote control is disabled"):
        await hass.services.async_call(
            DOMAIN, "stop", target={"entity_id": oven.find("sensor", "state")}, blocking=True
        )
    assert brought.asked == []
    assert oven.shown("sensor", "state") == "cooking"
