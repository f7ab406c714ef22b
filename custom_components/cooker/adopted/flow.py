"""The conversation in which an appliance of another integration becomes a cooker."""

from collections.abc import Mapping
from typing import Any, override

import voluptuous as vol
from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    ConfigEntry,
    ConfigFlow,
    ConfigFlowResult,
)
from homeassistant.helpers.typing import DiscoveryInfoType

from ..const import ADOPTED, CONF_DRIVER, DOMAIN
from ..unsuitable import translations
from . import forms
from .adoption import Adoption, stable_id
from .candidates import Candidate, adoption_of, candidates
from .profile import Role


class AdoptFlow(ConfigFlow):
    """Its steps; the flow of all cookers has them too."""

    _adoption: Adoption
    _found: Mapping[str, Candidate]

    async def async_step_adopt(self, _: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask what it is, and offer the list only where it has anything on it."""
        self._found = self._new_candidates()
        others = ["adopt_thermostat", "adopt_switch"]
        return self.async_show_menu(
            step_id="adopt", menu_options=["adopt_found", *others] if self._found else others
        )

    async def async_step_adopt_found(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Choose one of those that were recognised."""
        if user_input is None:
            return self.async_show_form(
                step_id="adopt_found", data_schema=forms.choice(self._found)
            )
        return await self._take(self._found[user_input[forms.CONF_APPLIANCE]])

    async def async_step_adopt_thermostat(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Choose a thermostat or a water heater."""
        return await self._entities("adopt_thermostat", forms.thermostat(self.hass), user_input)

    async def async_step_adopt_switch(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Choose a switch and its thermometer."""
        return await self._entities("adopt_switch", forms.plug(self.hass), user_input)

    @override
    async def async_step_integration_discovery(
        self, discovery_info: DiscoveryInfoType
    ) -> ConfigFlowResult:
        """Offer what was recognised by itself; whoever does not want it ignores it."""
        await self.async_set_unique_id(discovery_info["unique_id"])
        self._abort_if_unique_id_configured()
        found = self._new_candidates().get(discovery_info["unique_id"])
        if found is None:
            return self.async_abort(reason="nothing_to_adopt")
        self.context["title_placeholders"] = {"name": found.name}
        self._adoption = adoption_of(self.hass, found)
        return await self.async_step_adopt_check()

    async def async_step_adopt_check(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show what was recognised and what it means; adopt it as it was corrected."""
        if user_input is None:
            return await self._check()
        adoption = forms.corrected(self.hass, self._adoption, user_input)
        data = {CONF_DRIVER: ADOPTED, **adoption.data}
        if self.source == SOURCE_RECONFIGURE:
            return self.async_update_reload_and_abort(
                self._get_reconfigure_entry(), title=adoption.name, data=data
            )
        return self.async_create_entry(title=adoption.name, data=data)

    async def _readopt(self, entry: ConfigEntry) -> ConfigFlowResult:
        """Show an adopted appliance again, to be corrected."""
        self._adoption = Adoption.of(entry.data)
        return await self._check()

    async def _entities(
        self, step: str, schema: vol.Schema, user_input: dict[str, Any] | None
    ) -> ConfigFlowResult:
        if user_input is None:
            return self.async_show_form(step_id=step, data_schema=schema)
        if errors := forms.unfit(self.hass, user_input):
            return self.async_show_form(
                step_id=step,
                data_schema=self.add_suggested_values_to_schema(schema, user_input),
                errors=errors,
            )
        self._adoption = forms.of_entities(self.hass, user_input)
        known = self._adoption.entities[Role.STATE]
        await self.async_set_unique_id(stable_id(known), raise_on_progress=False)
        self._abort_if_unique_id_configured()
        return await self._check()

    async def _take(self, found: Candidate) -> ConfigFlowResult:
        await self.async_set_unique_id(found.unique_id, raise_on_progress=False)
        self._abort_if_unique_id_configured()
        self._adoption = adoption_of(self.hass, found)
        return await self._check()

    async def _check(self) -> ConfigFlowResult:
        words = await translations(self.hass, "common")
        verdict = _verdict(self._adoption)
        return self.async_show_form(
            step_id="adopt_check",
            data_schema=self.add_suggested_values_to_schema(
                forms.check(self.hass, self._adoption.profile),
                forms.suggested(self.hass, self._adoption),
            ),
            description_placeholders={
                "name": self._adoption.name,
                "verdict": words[f"component.{DOMAIN}.common.{verdict}"],
            },
        )

    def _new_candidates(self) -> dict[str, Candidate]:
        known = {one.unique_id for one in self._async_current_entries(include_ignore=False)}
        return {one.unique_id: one for one in candidates(self.hass) if one.unique_id not in known}


def _verdict(adoption: Adoption) -> str:
    """Return what to say of starting it from here."""
    if not adoption.profile.can_start:
        return "adopt_cannot_start"
    if forms.asks_word(adoption.profile):
        return "adopt_needs_word"
    return "adopt_has_gate" if Role.GATE in adoption.entities else "adopt_lacks_gate"
