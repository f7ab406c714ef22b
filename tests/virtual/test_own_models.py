"""An appliance from the shelf with other capabilities, for tests that need one."""

from dataclasses import replace

import aiohttp
from aiocooker.model import ZoneState

from tests.virtual.line import BAKE, Visitor
from virtual_cooker import VirtualCooker, models


async def test_an_oven_without_a_thermometer_to_show_cooks_all_the_same(
    http: aiohttp.ClientSession,
) -> None:
    blind = models.oven().with_zone("upper", lambda can: replace(can, temperature=False))
    async with VirtualCooker(blind, speed=0) as oven, Visitor(http, oven).session() as line:
        described = await line.ask("cooker.describe")
        zones = {one["id"]: one for one in described["capabilities"]["zones"]}
        assert (zones["upper"]["temperature"], zones["lower"]["temperature"]) == (False, True)
        await line.subscribe()
        oven.panel.allow_remote_start()
        await line.start("upper", BAKE)
        await oven.clock.advance(1500)
        said = oven.appliance.snapshot().zones
        assert said["upper"].temperature_c is None
        assert said["lower"].temperature_c is not None
        assert said["upper"].state is ZoneState.COOKING
        async with http.get(f"{oven.panel_url}api/state") as answer:
            state = await answer.json()
        assert state["zones"][0]["temperature_c"] is None


async def test_a_model_of_ones_own_does_what_it_says(http: aiohttp.ClientSession) -> None:
    patient = models.microwave().with_zone("cavity", lambda can: replace(can, delayed_start=True))
    async with VirtualCooker(patient, speed=0) as microwave:
        microwave.panel.open_door("cavity")
        microwave.panel.put_food("cavity", 0.4, 8)
        microwave.panel.close_door("cavity")
        microwave.panel.start("cavity", "microwave", duration_s=60, delay_s=60)
        assert microwave.appliance.snapshot().zones["cavity"].state is ZoneState.SCHEDULED
