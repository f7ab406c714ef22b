"""What people see of a scene, and how they have a say in it: a device of its own beside its cooker.

All of it is ours: it stays available while the cooker is away.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, override

from homeassistant.components import persistent_notification
from homeassistant.components.button import ButtonEntity, ButtonEntityDescription
from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
)
from homeassistant.components.switch import SwitchEntity, SwitchEntityDescription
from homeassistant.const import EntityCategory
from homeassistant.core import Context, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo
from homeassistant.helpers.entity import Entity, EntityDescription
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .const import DOMAIN
from .coordinator import CookerConfigEntry
from .errors import translated
from .lib.aiocooker import CookerError
from .scenes.keeper import SCENES
from .scenes.runner import Runner
from .scenes.story import SceneState, Story
from .scenes.telling import person, rounded_min, state_word
from .scenes.wording import name, sentence
from .unsuitable import Unsuitable, told

PLAN: Final = SensorEntityDescription(
    key="plan",
    translation_key="scene_plan",
    device_class=SensorDeviceClass.ENUM,
    options=[one.value for one in SceneState],
)
ENABLED: Final = SwitchEntityDescription(
    key="enabled", translation_key="scene_enabled", entity_category=EntityCategory.CONFIG
)


def scene_device(runner: Runner) -> DeviceInfo:
    """Describe what a scene's entities sit on."""
    return DeviceInfo(
        entry_type=DeviceEntryType.SERVICE,
        identifiers={(DOMAIN, runner.scene.id)},
        name=runner.scene.name,
        via_device_id=runner.coordinator.device_id,
    )


class SceneEntity(Entity):
    """One entity of a scene. It hears of every turn of the scene's story."""

    _attr_has_entity_name = True
    _attr_should_poll = False

    def __init__(self, runner: Runner, description: EntityDescription) -> None:
        self.runner = runner
        self.entity_description = description
        self._attr_translation_key = description.translation_key
        self._attr_unique_id = f"{runner.scene.id}_{description.key}"
        self._attr_device_info = scene_device(runner)

    @override
    async def async_added_to_hass(self) -> None:
        """Begin to follow; the story may have gone on since the scene was met."""
        scenes = self.runner.scenes
        self.runner = scenes.get(self.runner.scene.id) or self.runner
        self.async_on_remove(scenes.subscribe(self._told))

    @callback
    def _told(self, runner: Runner, _: Story) -> None:
        if runner.scene.id != self.runner.scene.id:
            return
        self.runner = runner
        if self.device_entry and self.device_entry.name != runner.scene.name:
            registry = dr.async_get(self.hass)
            registry.async_update_device(self.device_entry.id, name=runner.scene.name)
        self.async_write_ha_state()

    async def ask(self, question: Awaitable[object]) -> None:
        """Ask the scene; where it cannot or must not, raise that in people's words."""
        try:
            await question
        except CookerError as error:
            raise translated(self.hass, error, name(self.runner)) from error
        except Unsuitable as problem:
            raise await told(self.hass, problem, name(self.runner)) from problem


@callback
def welcome(
    entry: CookerConfigEntry,
    add: AddConfigEntryEntitiesCallback,
    *kinds: Callable[[Runner], SceneEntity],
) -> None:
    """Add entities for each scene of a cooker, those there are and those still to come."""

    @callback
    def newcomer(runner: Runner) -> None:
        add([kind(runner) for kind in kinds], config_subentry_id=runner.scene.id)

    entry.runtime_data.hass.data[SCENES].welcome(entry.entry_id, newcomer)


class ScenePlan(SceneEntity, SensorEntity):
    """How far a scene is, and why.

    What tells how far somebody is away is shown and not recorded.
    """

    _unrecorded_attributes = frozenset({"reason", "eta_low", "eta", "eta_high"})

    def __init__(self, runner: Runner) -> None:
        super().__init__(runner, PLAN)

    @property
    @override
    def native_value(self) -> str:
        """Return how far it is."""
        return self.runner.story.state.value

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        """Return why, whose way home it is about, times in minutes, and what it waits for."""
        story = self.runner.story
        eta, heat_up, asked = story.eta, story.heat_up, story.question
        return {
            "reason": story.why and sentence(self.runner, story.why),
            "person": person(self.hass, story.person),
            "eta_low": eta and rounded_min(eta.low_s),
            "eta": eta and rounded_min(eta.median_s),
            "eta_high": eta and rounded_min(eta.high_s),
            "heat_up_low": heat_up and rounded_min(heat_up.low_s),
            "heat_up": heat_up and rounded_min(heat_up.median_s),
            "heat_up_high": heat_up and rounded_min(heat_up.high_s),
            "question": asked and sentence(self.runner, asked.why),
            "question_until": asked and asked.expires_at,
            "armed_until": story.armed_until,
        }


class SceneEnabled(SceneEntity, SwitchEntity):
    """Whether a scene may do anything. Switching it on heats nothing."""

    def __init__(self, runner: Runner) -> None:
        super().__init__(runner, ENABLED)

    @property
    @override
    def is_on(self) -> bool:
        """Return whether it is enabled."""
        return self.runner.is_on

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Enable it."""
        await self._switch(on=True)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Disable it: what waits or asks ends, what heats goes on."""
        await self._switch(on=False)

    async def _switch(self, *, on: bool) -> None:
        await self.ask(self.runner.switch(on=on))
        self.async_write_ha_state()


@dataclass(frozen=True, kw_only=True)
class SceneButtonRow(ButtonEntityDescription):
    """One button of a scene; the context tells who pressed it."""

    press_fn: Callable[[Runner, Context | None], Awaitable[None]]


async def _simulate(runner: Runner, _: Context | None) -> None:
    """Tell what it would do now where everybody who is logged in sees it."""
    would = await runner.simulate()
    reasons = (f"- {sentence(runner, why)}" for why in would.whys)
    text = "\n".join((f"**{state_word(runner.hass, would.state)}**", "", *reasons))
    note = f"{DOMAIN}_scene_{runner.scene.id}_simulated"
    persistent_notification.async_create(runner.hass, text, runner.scene.name, note)


SCENE_BUTTONS: Final = (
    SceneButtonRow(
        key="arm", translation_key="scene_arm", press_fn=lambda runner, who: runner.arm(who)
    ),
    SceneButtonRow(key="simulate", translation_key="scene_simulate", press_fn=_simulate),
)


class SceneButton(SceneEntity, ButtonEntity):
    """A button of a scene. None of them heats now."""

    entity_description: SceneButtonRow

    @override
    async def async_press(self) -> None:
        """Ask, and raise the refusal in words."""
        await self.ask(self.entity_description.press_fn(self.runner, self._context))
