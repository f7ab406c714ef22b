"""A phone with Home Assistant's app, as far as notifications with buttons go."""

from typing import Any

from aiohttp import web
from homeassistant.core import HomeAssistant

from tests.integration.house import until

ANSWER = "mobile_app_notification_action"
SCENES_LISTEN = 1
"""Scenes take answers all the time; whoever else asks listens only while it waits for one."""


class Phone:
    """The app on a phone, at the other end of the real mobile app integration."""

    def __init__(self, hass: HomeAssistant) -> None:
        self._hass = hass
        self.device_id = ""
        self.screen: dict[str, dict[str, Any]] = {}
        self.heard: list[str] = []
        self.broken = False

    async def push(self, request: web.Request) -> web.Response:
        """Show a notification in place of an earlier one with its tag, or take that away."""
        if self.broken:
            return web.json_response({}, status=500)
        note = await request.json()
        tag = note["data"]["tag"]
        if note["message"] == "clear_notification":
            self.screen.pop(tag, None)
        else:
            self.screen[tag] = note
            self.heard.append(note["message"])
        return web.json_response({}, status=201)

    @property
    def question(self) -> dict[str, Any]:
        """Return the one notification on the screen."""
        (note,) = self.screen.values()
        return note

    def action(self, title: str) -> str:
        """Return what a button of the question stands for."""
        actions = {one["title"]: one["action"] for one in self.question["data"]["actions"]}
        return str(actions[title])

    def press(self, title: str) -> None:
        """Press one of its buttons."""
        self.answer(self.action(title))

    def answer(self, action: str) -> None:
        """Tell Home Assistant what was pressed."""
        self._hass.bus.async_fire(ANSWER, {"action": action})

    async def shows(self, words: str) -> None:
        """Wait until the question says something and Home Assistant listens for its answer."""
        await until(
            lambda: (
                any(words in note["message"] for note in self.screen.values())
                and self._hass.bus.async_listeners().get(ANSWER, 0) > SCENES_LISTEN
            ),
            f"the phone shows {words!r}",
        )
