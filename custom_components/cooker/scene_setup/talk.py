"""What all steps of the conversation about a scene share: what was said so far, and its forms."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

import voluptuous as vol
from homeassistant.config_entries import ConfigSubentry, ConfigSubentryFlow, SubentryFlowResult

from ..entity import Zone
from ..lib.aiocooker import Program
from ..scenes.scene import SCENE, Scene, SceneKind
from .checks import FINE, Data, Errors, no_errors
from .said import meant, shown

_NO_WORDS: Final[Mapping[str, str]] = MappingProxyType({})

LAST: Final = "summary"
"""The step behind which a scene is kept."""

type Said = dict[str, Any] | None
"""A filled form, None where it is still to be shown."""


class SceneTalk(ConfigSubentryFlow):
    """The conversation about one scene. What is said is kept only at the end."""

    _work: dict[str, Any]
    """The data of the subentry as far as it was said; None for what was left empty."""

    _zone: Zone
    _program: Program | None = None
    """What it cooks, once that was said."""

    @abstractmethod
    async def after(self, step: str) -> SubentryFlowResult:
        """Go on behind a step."""

    @property
    def _kind(self) -> SceneKind:
        return SceneKind(self._work["kind"])

    @property
    def _data(self) -> dict[str, Any]:
        """Return what the subentry would keep now."""
        return {key: value for key, value in self._work.items() if value is not None}

    def _scene(self, name: str = "") -> Scene:
        """Read what was said so far as the engine will."""
        data = MappingProxyType(self._data)
        draft = ConfigSubentry(data=data, subentry_type=SCENE, title=name, unique_id=None)
        return Scene.read(self._entry_id, draft)

    def _fill(  # noqa: PLR0913 - each by its name, and together they are one form
        self,
        step: str,
        schema: vol.Schema,
        said: Said,
        check: Callable[[Data], Errors] = no_errors,
        *,
        proposed: Data = _NO_WORDS,
        words: Mapping[str, str] = _NO_WORDS,
    ) -> SubentryFlowResult | None:
        """Show a form until it is filled rightly; then take it over and return None."""
        if said is None:
            suggested = shown(self.hass, schema, {**proposed, **self._data})
            return self._form(step, schema, suggested, words=words)
        data = meant(self.hass, schema, said)
        if errors := check(data):
            return self._form(step, schema, said, errors, words)
        self._work |= data
        return None

    def _form(
        self,
        step: str,
        schema: vol.Schema,
        suggested: Mapping[str, Any],
        errors: Errors = FINE,
        words: Mapping[str, str] = _NO_WORDS,
    ) -> SubentryFlowResult:
        return self.async_show_form(
            step_id=step,
            data_schema=self.add_suggested_values_to_schema(schema, suggested),
            errors=dict(errors),
            description_placeholders={"why": "", **words},
            last_step=step == LAST,
        )

    def _drop(self, *keys: str) -> None:
        """Forget what was said."""
        for key in keys:
            self._work.pop(key, None)
