"""A person who sets up a scene: reads what a step says, fills it in or chooses from its menu."""

import json
from pathlib import Path
from typing import Any

from homeassistant.config_entries import ConfigSubentry, SubentryFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, section

from custom_components.cooker.scenes import scene
from custom_components.cooker.scenes.scene import SCENE, Scene
from tests.integration.house import House

ENGLISH = Path(scene.__file__).parent.parent / "translations" / "en.json"
WORDS: dict[str, Any] = json.loads(ENGLISH.read_text("utf-8"))["config_subentries"][SCENE]

ANNA, BEN = "person.anna", "person.ben"


def people(hass: HomeAssistant, *, anna: str = "not_home", ben: str = "not_home") -> None:
    """Let two people live in the house."""
    hass.states.async_set(ANNA, anna, {"friendly_name": "Anna"})
    hass.states.async_set(BEN, ben, {"friendly_name": "Ben"})


def scenes(house: House) -> list[ConfigSubentry]:
    """Return the scenes of the cooker."""
    return list(house.entry.get_subentries_of_type(SCENE))


def read(house: House) -> Scene:
    """Read the only scene as the engine does."""
    (subentry,) = scenes(house)
    return Scene.read(house.entry.entry_id, subentry)


class Talk:
    """One conversation, new or about a scene that is there."""

    def __init__(self, house: House) -> None:
        self._flows = house.hass.config_entries.subentries
        self._house = house
        self._at: SubentryFlowResult | None = None

    @property
    def shown(self) -> SubentryFlowResult:
        """Return what is seen now."""
        assert self._at is not None
        return self._at

    async def add(self, kind: str, zone: str = "") -> Talk:
        """Choose Add scene, its kind, and a zone where there are several."""
        handler = (self._house.entry.entry_id, SCENE)
        self._at = await self._flows.async_init(handler, context={"source": "user"})
        await self.choose(kind)
        if zone:
            await self.fill(zone=zone)
        return self

    async def again(self) -> Talk:
        """Open the only scene once more."""
        (subentry,) = scenes(self._house)
        self._at = await self._flows.async_init(
            (self._house.entry.entry_id, SCENE),
            context={"source": "reconfigure", "subentry_id": subentry.subentry_id},
        )
        return self

    async def choose(self, option: str) -> SubentryFlowResult:
        """Choose from the menu that is seen."""
        assert self.shown["type"] is FlowResultType.MENU, self.shown
        assert option in self.shown["menu_options"]
        return await self._say({"next_step_id": option})

    async def fill(self, **said: object) -> SubentryFlowResult:
        """Fill in the form that is seen."""
        assert self.shown["type"] is FlowResultType.FORM, self.shown
        return await self._say(said)

    async def accept(self, **changes: object) -> SubentryFlowResult:
        """Send the form off as it is shown, as a person does who changes little."""
        return await self.fill(**_merged(self.suggested, changes))

    async def _say(self, said: dict[str, object]) -> SubentryFlowResult:
        self._at = await self._flows.async_configure(self.shown["flow_id"], said)
        await self._house.hass.async_block_till_done()
        _has_words(self._at)
        return self._at

    @property
    def step(self) -> str:
        """Return which step is seen."""
        return str(self.shown.get("step_id"))

    @property
    def told(self) -> dict[str, str]:
        """Return what the step names in its words."""
        return dict(self.shown.get("description_placeholders") or {})

    @property
    def errors(self) -> dict[str, str]:
        """Return what was wrong."""
        return dict(self.shown.get("errors") or {})

    @property
    def suggested(self) -> dict[str, Any]:
        """Return what the form holds before anybody types."""
        schema = self.shown["data_schema"]
        assert schema is not None
        return _suggested(schema.schema)

    def options(self, field: str) -> list[str]:
        """Return what may be chosen in a field."""
        schema = self.shown["data_schema"]
        assert schema is not None
        config = schema.schema[field].config
        return [one if isinstance(one, str) else one["value"] for one in config["options"]]

    def labels(self, field: str) -> dict[str, str]:
        """Return what people read of the choices in a field."""
        schema = self.shown["data_schema"]
        assert schema is not None
        return {one["value"]: one["label"] for one in schema.schema[field].config["options"]}

    def config(self, field: str) -> dict[str, Any]:
        """Return how a field may be filled."""
        schema = self.shown["data_schema"]
        assert schema is not None
        return dict(schema.schema[field].config)

    @property
    def done(self) -> bool:
        """Whether a scene was made."""
        return self.shown["type"] is FlowResultType.CREATE_ENTRY


def _has_words(shown: SubentryFlowResult) -> None:
    """See that people read a word of ours for all that is shown, and no key."""
    if shown["type"] is FlowResultType.ABORT and "translation_domain" not in shown:
        assert shown["reason"] in WORDS["abort"]
    if shown["type"] not in {FlowResultType.FORM, FlowResultType.MENU}:
        return
    step = WORDS["step"][shown["step_id"]]
    assert step["title"]
    assert set(shown.get("menu_options") or ()) <= step.get("menu_options", {}).keys()
    assert set((shown.get("errors") or {}).values()) <= WORDS["error"].keys()
    schema = shown["data_schema"] if shown["type"] is FlowResultType.FORM else None
    for field, kind in schema.schema.items() if schema else ():
        here = step["sections"][field] if isinstance(kind, section) else step
        inside = kind.schema.schema if isinstance(kind, section) else {field: kind}
        for one in map(str, inside):
            assert here["data"][one]
            assert here["data_description"][one]


def _suggested(fields: dict[Any, Any]) -> dict[str, Any]:
    """Return what the frontend sends of a form that nobody touched."""
    found: dict[str, Any] = {}
    for field, kind in fields.items():
        if isinstance(kind, section):
            found[str(field)] = _suggested(kind.schema.schema)
        elif field.description and field.description.get("suggested_value") is not None:
            found[str(field)] = field.description["suggested_value"]
        elif callable(field.default):
            found[str(field)] = field.default()
    return found


def _merged(shown: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """Change some fields; None empties one."""
    merged = dict(shown)
    for field, value in changes.items():
        known = merged.get(field)
        merged[field] = _merged(known, value) if isinstance(known, dict) else value
    return {field: value for field, value in merged.items() if value is not None}
