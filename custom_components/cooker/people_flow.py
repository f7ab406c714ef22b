"""What was learned of people's ways home, in their own words, and how to have it forgotten."""

import math
from abc import abstractmethod
from collections.abc import Iterator, Mapping
from typing import Any

import voluptuous as vol
from homeassistant.config_entries import ConfigFlowResult, OptionsFlow

from .lib.cookery import Habit, TravelTime
from .scene_setup.forms import one_of
from .scene_setup.words import Words, bullets, called
from .scenes.keeper import SCENES


class PeopleSteps(OptionsFlow):
    """The part of the household's options that is about people."""

    @abstractmethod
    async def async_step_init(self, said: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask what to do."""

    @property
    def _people(self) -> Mapping[str, Mapping[str, Any]]:
        """Return all that is kept, by person."""
        return self.hass.data[SCENES].storage.facts["people"]

    async def async_step_people(self, said: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Tell what was learned; forget the one that was chosen."""
        if said is not None:
            if person := said.get("person"):
                self.hass.data[SCENES].people.forget(person)
            return await self.async_step_init()
        words = await Words.read(self.hass)
        lines = (line for who, known in self._people.items() for line in told(words, who, known))
        fields = one_of("person", {who: called(self.hass, who) for who in self._people})
        choice = {vol.Optional(str(field)): kind for field, kind in fields.schema.items()}
        return self.async_show_form(
            step_id="people",
            data_schema=vol.Schema(choice),
            description_placeholders={"people": bullets(lines)},
        )


def told(words: Words, who: str, known: Mapping[str, Any]) -> Iterator[str]:
    """Yield a sentence for each thing that is known of a person's ways home."""
    person = words.named(who)
    ways, zones = known.get("ways", {}), known.get("zones", {})
    for sensor, document in ways.items():
        travel = _figures(TravelTime.from_json(document))
        if sensor:
            yield words.say("learned_sensor", person=person, sensor=words.named(sensor), **travel)
        else:
            yield words.say("learned", person=person, **travel)
    for zone, document in zones.items():
        # What is usual lies in the scene; the share of it was learned.
        habit = Habit.from_json(1.0, document)
        elsewhere, place = f"{habit.elsewhere:.0f}", words.named(zone)
        figures = _figures(habit.travel)
        yield words.say("learned_left", person=person, zone=place, elsewhere=elsewhere, **figures)
    if not ways and not zones:
        yield words.say("learned_nothing", person=person)


def _figures(travel: TravelTime) -> dict[str, str]:
    return {
        "count": str(travel.count),
        "fold": f"{math.exp(travel.mean):.1f}",
        "spread": f"{100 * math.expm1(travel.spread):.0f}",
    }
