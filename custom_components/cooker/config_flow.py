"""Finds a cooker, pairs with it, and mends the pairing or the address later."""

from collections.abc import Mapping
from typing import Any, override

import voluptuous as vol
from homeassistant import config_entries
from homeassistant.config_entries import (
    ConfigEntry,
    ConfigFlowResult,
    ConfigSubentryFlow,
    OptionsFlow,
)
from homeassistant.const import CONF_HOST, CONF_PORT, CONF_TOKEN
from homeassistant.core import callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.service_info.zeroconf import ZeroconfServiceInfo

from . import typed
from .adopted.flow import AdoptFlow
from .const import (
    ADOPTED,
    CONF_CODE,
    CONF_DRIVER,
    CONF_FINGERPRINT,
    CONF_PINNED,
    DEFAULT_PORT,
    DOMAIN,
)
from .flow_errors import form_errors, placeholders
from .following import ANNOUNCED, follow
from .household import HOUSEHOLD, is_household
from .issues import tell
from .lib.aiocooker import (
    Address,
    CertificateChanged,
    CookerError,
    Credentials,
    Found,
    WrongCooker,
    announcement,
    identify,
    pair,
)
from .program_flow import ProgramFlow
from .scene_flow import SceneFlow
from .scenes.scene import SCENE
from .unsuitable import translations

ADDRESS = vol.Schema({vol.Required(CONF_HOST): str, vol.Optional(CONF_PORT): cv.port})
RECONFIGURE = ADDRESS.extend({vol.Required(CONF_PINNED): bool})
CODE = vol.Schema({vol.Required(CONF_CODE): str})


class CookerConfigFlow(AdoptFlow, domain=DOMAIN):
    """The conversation with a person who sets up a cooker."""

    VERSION = 1

    _typed: Address
    _name = ""
    _maker = ""
    _model = ""

    @override
    @classmethod
    @callback
    def async_supports_options_flow(cls, config_entry: ConfigEntry) -> bool:
        """Let the household be configured; a cooker has no options."""
        return is_household(config_entry)

    @override
    @staticmethod
    @callback
    def async_get_options_flow(config_entry: ConfigEntry) -> OptionsFlow:
        """Begin the conversation about the household's programs."""
        return ProgramFlow()

    @override
    @classmethod
    @callback
    def async_get_supported_subentry_types(
        cls, config_entry: ConfigEntry
    ) -> dict[str, type[ConfigSubentryFlow]]:
        """Let scenes be added to a cooker; the household has no zone for one."""
        return {} if is_household(config_entry) else {SCENE: SceneFlow}

    @override
    async def async_step_user(self, _: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask where the cooker is: in the network, or in Home Assistant already."""
        return self.async_show_menu(step_id="user", menu_options=["address", "adopt"])

    async def async_step_address(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for an address; one typed by hand stays, whatever is announced later."""
        if user_input is None:
            return self._form("address", ADDRESS)
        try:
            self._typed = typed.address(user_input[CONF_HOST], user_input.get(CONF_PORT))
            found = await self._identify()
        except (CookerError, typed.Unreadable) as error:
            return self._form("address", ADDRESS, user_input, error)
        await self.async_set_unique_id(found.identity.id, raise_on_progress=False)
        self._abort_if_unique_id_configured()
        self._call(found.identity.name, found.identity.manufacturer, found.identity.model)
        return await self.async_step_pair()

    @override
    async def async_step_zeroconf(self, discovery_info: ZeroconfServiceInfo) -> ConfigFlowResult:
        """Meet an announcement: of a cooker that we know, or of a new one."""
        seen = announcement(
            discovery_info.properties, discovery_info.host, discovery_info.port or DEFAULT_PORT
        )
        if seen is None:
            return self.async_abort(reason="not_a_cooker")
        await follow(self.hass, seen)
        await self.async_set_unique_id(seen.id)
        self._abort_if_unique_id_configured()
        self._call(seen.name, seen.manufacturer, seen.model)
        self.context["title_placeholders"] = {"name": f"{seen.name} ({seen.model})"}
        return await self.async_step_zeroconf_confirm()

    async def async_step_zeroconf_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """See that it answers before somebody walks to its button."""
        if user_input is None:
            return self._form("zeroconf_confirm")
        try:
            found = await self._identify()
            if found.identity.id != self.unique_id:
                raise WrongCooker(found.identity.name)
        except CookerError as error:
            return self._form("zeroconf_confirm", error=error)
        return await self.async_step_pair()

    async def async_step_system(self, _: Mapping[str, Any]) -> ConfigFlowResult:
        """Found the household, which nobody needs to set up."""
        await self.async_set_unique_id(HOUSEHOLD)
        self._abort_if_unique_id_configured()
        words = await translations(self.hass, "common")
        return self.async_create_entry(title=words[f"component.{DOMAIN}.common.household"], data={})

    async def async_step_pair(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for the code on the panel."""
        if user_input is None:
            return self._form("pair", CODE)
        try:
            credentials = await pair(
                async_get_clientsession(self.hass),
                self._where(),
                code=typed.code(user_input[CONF_CODE]),
                client_name=f"Home Assistant ({self.hass.config.location_name})",
                cooker_id=self.unique_id,
            )
        except (CookerError, typed.Unreadable) as error:
            return self._form("pair", CODE, user_input, error)
        return self._done(credentials)

    async def async_step_reauth(self, _: Mapping[str, Any]) -> ConfigFlowResult:
        """Find out why the cooker is not trusted or trusts us no more."""
        self._call(self._get_reauth_entry().title)
        return await self.async_step_reauth_confirm()

    async def async_step_reauth_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Tell that the cooker forgot us; a changed certificate is told apart, by asking."""
        entry = self._get_reauth_entry()
        error: CookerError | None = None
        try:
            await self._meet(entry)
        except CertificateChanged as reason:
            tell(self.hass, entry, reason)
            return await self.async_step_certificate_changed()
        except CookerError as reason:
            error = reason
        if user_input is None or error:
            return self._form("reauth_confirm", error=error if user_input is not None else None)
        return await self.async_step_pair()

    async def async_step_certificate_changed(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Tell what a new certificate may mean; only a person decides to trust it."""
        if user_input is None:
            return self._form("certificate_changed")
        return await self.async_step_pair()

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Change the address, and whether it follows announcements."""
        entry = self._get_reconfigure_entry()
        if is_household(entry):
            return self.async_abort(reason="household_has_no_address")
        if entry.data.get(CONF_DRIVER) == ADOPTED:
            return await self._readopt(entry)
        self._call(entry.title)
        if user_input is None:
            return self._form("reconfigure", RECONFIGURE, entry.data)
        try:
            self._typed = typed.address(user_input[CONF_HOST], user_input.get(CONF_PORT))
            await self._meet(entry)
        except (CookerError, typed.Unreadable) as error:
            return self._form("reconfigure", RECONFIGURE, user_input, error)
        pinned = {CONF_PINNED: user_input[CONF_PINNED]}
        return self.async_update_reload_and_abort(entry, data_updates=self._place() | pinned)

    async def _identify(self) -> Found:
        return await identify(async_get_clientsession(self.hass), self._where())

    async def _meet(self, entry: ConfigEntry) -> None:
        """See that the entry's cooker is at the address, with the certificate that we trust."""
        found = await self._identify()
        if found.identity.id != entry.unique_id:
            raise WrongCooker(found.identity.name)
        if found.fingerprint != entry.data[CONF_FINGERPRINT]:
            raise CertificateChanged

    def _done(self, credentials: Credentials) -> ConfigFlowResult:
        secrets = {CONF_TOKEN: credentials.token, CONF_FINGERPRINT: credentials.fingerprint}
        if self.source == config_entries.SOURCE_REAUTH:
            return self.async_update_reload_and_abort(
                self._get_reauth_entry(), data_updates=secrets
            )
        pinned = {CONF_PINNED: self.source == config_entries.SOURCE_USER}
        return self.async_create_entry(title=self._name, data=self._place() | secrets | pinned)

    def _where(self) -> Address:
        """Return the address as it is now: a cooker may move while a form waits for its person."""
        match self.source:
            case config_entries.SOURCE_ZEROCONF:
                return self.hass.data[ANNOUNCED][str(self.unique_id)]
            case config_entries.SOURCE_REAUTH:
                known = self._get_reauth_entry().data
                return Address(known[CONF_HOST], known[CONF_PORT])
        return self._typed

    def _place(self) -> dict[str, Any]:
        address = self._where()
        return {CONF_HOST: address.host, CONF_PORT: address.port}

    def _call(self, name: str, maker: str = "", model: str = "") -> None:
        self._name, self._maker, self._model = name, maker, model

    def _form(
        self,
        step: str,
        schema: vol.Schema | None = None,
        suggested: Mapping[str, Any] | None = None,
        error: Exception | None = None,
    ) -> ConfigFlowResult:
        """Show a step again with what was typed, and one sentence on what went wrong."""
        return self.async_show_form(
            step_id=step,
            data_schema=self.add_suggested_values_to_schema(schema or vol.Schema({}), suggested),
            errors=form_errors(error),
            description_placeholders={
                "name": self._name,
                "manufacturer": self._maker,
                "model": self._model,
                **placeholders(error),
            },
        )
