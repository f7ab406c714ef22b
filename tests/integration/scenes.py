"""Scenes of a cooker as a person has set them up, and one whose story a test tells."""

from types import MappingProxyType
from typing import Any, override

from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import Context, State
from homeassistant.helpers import entity_registry as er

from custom_components.cooker.const import DOMAIN
from custom_components.cooker.lib.aiocooker import CookingMode, Program, Stage, StageKind
from custom_components.cooker.scenes.keeper import SCENES
from custom_components.cooker.scenes.runner import Runner, Simulation
from custom_components.cooker.scenes.scene import SCENE
from custom_components.cooker.scenes.story import SceneState, Why
from custom_components.cooker.starting import begin
from tests.integration.house import House, until


class Told(Runner):
    """A scene that starts for real when it is activated; of the rest a test tells its story."""

    @override
    def begin(self) -> None: ...

    @override
    def close(self) -> None: ...

    @override
    async def activate(self, context: Context | None) -> None:
        assert self.zone is not None
        stage = Stage(kind=StageKind.COOK, mode=CookingMode.BAKE, target_c=180, duration_s=600)
        await begin(self.zone, Program(id="bread", stages=(stage,)), context=context)
        self.tell(SceneState.HEATING)

    @override
    async def arm(self, context: Context | None) -> None:
        self.tell(SceneState.ARMED, person="person.anna")

    @override
    async def switch(self, *, on: bool) -> None:
        self.scenes.storage.switch(self.scene.id, on=on)

    @override
    async def answer(self, question_id: str, *, yes: bool, context: Context | None) -> bool:
        return False

    @override
    async def simulate(self) -> Simulation:
        return Simulation(
            state=SceneState.REFUSED, whys=(Why(key="not_connected"), Why(key="no_plan"))
        )


async def add_scene(house: House, title: str, /, **data: Any) -> str:  # noqa: ANN401 - plain JSON
    """Add a scene as its flow does; return its id."""
    subentry = ConfigSubentry(
        data=MappingProxyType({"zone": "upper", **data}),
        subentry_type=SCENE,
        title=title,
        unique_id=None,
    )
    assert house.hass.config_entries.async_add_subentry(house.entry, subentry)
    await house.hass.async_block_till_done()
    return subentry.subentry_id


def runner_of(house: House, scene_id: str) -> Runner:
    """Return the runner of a scene."""
    runner = house.hass.data[SCENES].get(scene_id)
    assert runner is not None
    return runner


def scene_entity(house: House, platform: str, scene_id: str, key: str) -> str:
    """Return the id of one of a scene's entities."""
    registry = er.async_get(house.hass)
    entity_id = registry.async_get_entity_id(platform, DOMAIN, f"{scene_id}_{key}")
    assert entity_id is not None, f"no {platform} {key}"
    return entity_id


def plan(house: House, scene_id: str) -> State:
    """Return what the plan of a scene shows."""
    state = house.hass.states.get(scene_entity(house, "sensor", scene_id, "plan"))
    assert state is not None
    return state


async def plan_shows(house: House, scene_id: str, value: str) -> None:
    """Wait until the plan of a scene shows a state."""
    await until(lambda: plan(house, scene_id).state == value, f"the plan shows {value}")
