"""The phones of people: which ones a scene asks, and how something gets onto their screens.

A phone is a device of Home Assistant's companion app. Its own device action is used, which finds
the phone's notify action whatever that is called.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from homeassistant.components.device_automation import (
    DeviceAutomationType,
    async_get_device_automation_platform,
)
from homeassistant.const import CONF_DEVICE_ID, CONF_DOMAIN, CONF_TYPE
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from ..presence import PERSON

_LOGGER = logging.getLogger(__name__)

MOBILE_APP: Final = "mobile_app"
CLEAR: Final = "clear_notification"
"""The message that takes the notification with its tag away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """One phone, and the user of Home Assistant whose it is."""

    device_id: str
    user_id: str


@callback
def phones_of_people(hass: HomeAssistant, people: Iterable[str]) -> tuple[Phone, ...]:
    """Return the phones that people carry, those of everybody where nobody is named."""
    every = tuple(people) or hass.states.async_entity_ids(PERSON)
    found = {phone.device_id: phone for one in every for phone in _carried(hass, one)}
    return tuple(found.values())


@callback
def phones(hass: HomeAssistant, device_ids: Iterable[str]) -> tuple[Phone, ...]:
    """Return what is a phone among devices."""
    return tuple(filter(None, (_phone(hass, one) for one in device_ids)))


def _carried(hass: HomeAssistant, person: str) -> Iterator[Phone]:
    """Yield those that track a person, and those on which that person is logged in."""
    if (state := hass.states.get(person)) is None:
        return
    entities = er.async_get(hass)
    for tracker in state.attributes.get("device_trackers", ()):
        entity = entities.async_get(tracker)
        if entity and entity.device_id and (phone := _phone(hass, entity.device_id)):
            yield phone
    if user_id := state.attributes.get("user_id"):
        registry = dr.async_get(hass)
        for entry in hass.config_entries.async_entries(MOBILE_APP, include_disabled=False):
            if entry.data.get("user_id") == user_id:
                for device in dr.async_entries_for_config_entry(registry, entry.entry_id):
                    yield Phone(device_id=device.id, user_id=user_id)


def _phone(hass: HomeAssistant, device_id: str) -> Phone | None:
    device = dr.async_get(hass).async_get(device_id)
    entry_id = device.config_entry_id if device else None
    entry = hass.config_entries.async_get_entry(entry_id) if entry_id else None
    if entry is None or entry.domain != MOBILE_APP:
        return None
    return Phone(device_id=device_id, user_id=entry.data["user_id"])


class Post:
    """Sends to phones in the background: one without a signal holds up nobody.

    To each phone in order, so that a question is never shown after it was taken back.
    """

    def __init__(self, hass: HomeAssistant) -> None:
        self._hass = hass
        self.shown: dict[str, tuple[Phone, ...]] = {}
        """Where each question that is open is shown, by its id; after a restart it is sent anew."""
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    @callback
    def send(self, phone: Phone, message: str, data: Mapping[str, Any], title: str = "") -> None:
        """Send a message, or CLEAR."""
        # Taking back must not end with the cooker's entry: this belongs to the house.
        self._hass.async_create_background_task(
            self._send(phone.device_id, message, data, title), f"{DOMAIN} to a phone"
        )

    async def _send(
        self, device_id: str, message: str, data: Mapping[str, Any], title: str
    ) -> None:
        config: dict[str, Any] = {
            CONF_DOMAIN: MOBILE_APP,
            CONF_DEVICE_ID: device_id,
            CONF_TYPE: "notify",
            "message": message,
            "data": dict(data),
            **({"title": title} if title else {}),
        }
        async with self._turns[device_id]:
            try:
                platform = await async_get_device_automation_platform(
                    self._hass, MOBILE_APP, DeviceAutomationType.ACTION
                )
                await platform.async_call_action_from_config(self._hass, config, {}, None)
            except HomeAssistantError as error:
                _LOGGER.warning("A phone could not be told: %s", error)


def post(hass: HomeAssistant) -> Post:
    """Return the house's post."""
    return hass.data.setdefault(_POST, Post(hass))


_POST: HassKey[Post] = HassKey(f"{DOMAIN}_post")
