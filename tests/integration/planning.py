"""What tests of plans share: planning, what people see of it, and the answer to a missed plan."""

from datetime import datetime
from typing import Any

from homeassistant.components import persistent_notification
from homeassistant.components.repairs.const import DOMAIN as REPAIRS
from homeassistant.core import State
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util

from custom_components.cooker.const import DOMAIN
from tests.integration.asking import ask_for_response, target
from tests.integration.house import House

BAKE = {"mode": "bake", "temperature": 180, "duration": "00:19:00"}


def moment(text: object) -> datetime:
    found = dt_util.parse_datetime(str(text))
    assert found is not None
    return found


def clock(hours: int, minutes: int = 0) -> datetime:
    return dt_util.now().replace(hour=hours, minute=minutes, second=0, microsecond=0)


async def ready_at(house: House, zone: str, time: str, **said: object) -> dict[str, Any]:
    """Plan, and return the plan."""
    response = await ask_for_response(house, "ready_at", target(house, zone), time=time, **said)
    (one,) = response["cookers"]
    assert one["done"], one["message"]
    plan: dict[str, Any] = one["plan"]
    return plan


def starts(house: House) -> list[Any]:
    return [one for one in house.cooker.received if one.method == "zone.start"]


def next_action(house: House) -> str:
    return state_of(house, "sensor", "next_action").state


def state_of(house: House, platform: str, key: str) -> State:
    found = er.async_get(house.hass).async_get_entity_id(platform, DOMAIN, f"household_{key}")
    assert found is not None
    state = house.hass.states.get(found)
    assert state is not None
    return state


def notes(house: House) -> dict[str, Any]:
    found = persistent_notification._async_get_or_create_notifications(house.hass)
    return {key: one["message"] for key, one in found.items()}


def issue(house: House) -> ir.IssueEntry | None:
    every = ir.async_get(house.hass).issues.values()
    return next((one for one in every if one.translation_key == "plan_missed"), None)


async def answer(house: House, choice: str) -> Any:  # noqa: ANN401 - a flow's result
    """Open the repair and choose."""
    found = issue(house)
    assert found is not None
    assert await async_setup_component(house.hass, "repairs", {})
    manager = house.hass.data[REPAIRS]["flow_manager"]
    flow = await manager.async_init(DOMAIN, data={"issue_id": found.issue_id})
    assert choice in flow["menu_options"] or choice == "start_now"
    done = await manager.async_configure(flow["flow_id"], {"next_step_id": choice})
    await house.hass.async_block_till_done()
    return done
