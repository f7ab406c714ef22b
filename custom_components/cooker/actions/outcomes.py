"""Asks several zones at once, and tells of each how it went."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.util.json import JsonObjectType, JsonValueType

from ..const import DOMAIN
from ..entity import Zone
from ..errors import translated
from ..lib.aiocooker import CookerError, RefusalReason, Refused
from ..unsuitable import Unsuitable, sentence, told, translations
from .targets import Target

type Ask = Callable[[Zone], Awaitable[None]]
type More = Callable[[Zone], JsonObjectType]
type Sentences = Mapping[RefusalReason, str]
"""What an action says of a refusal where it knows better than the refusal itself."""

NO_SENTENCES: Sentences = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one target fared; `idle` where it refused because it was doing nothing of the kind."""

    target: Target
    error: HomeAssistantError | None = None
    idle: bool = False


async def tried(
    hass: HomeAssistant, targets: Iterable[Target], ask: Ask, sentences: Sentences
) -> tuple[Outcome, ...]:
    """Ask every zone at the same time; none waits for another, none hides another's answer."""
    return tuple(
        await asyncio.gather(*(_outcome(hass, target, ask, sentences) for target in targets))
    )


async def _outcome(hass: HomeAssistant, target: Target, ask: Ask, sentences: Sentences) -> Outcome:
    try:
        if target.zone is None:
            raise target.problem or Unsuitable("not_a_cooker_here")
        await ask(target.zone)
    except Unsuitable as problem:
        return Outcome(target=target, error=await told(hass, problem, target.name))
    except Refused as error:
        refusal = translated(hass, error, target.name)
        if error.reason in sentences:
            refusal = await told(hass, Unsuitable(sentences[error.reason]), target.name)
        idle = error.reason is RefusalReason.INVALID_STATE
        return Outcome(target=target, error=refusal, idle=idle)
    except CookerError as error:
        return Outcome(target=target, error=translated(hass, error, target.name))
    return Outcome(target=target)


def unmet(outcomes: Iterable[Outcome], *, patient: bool) -> tuple[Outcome, ...]:
    """Return what somebody must look into.

    A patient action does not mind zones with nothing to do, beside others that had something.
    """
    every = tuple(outcomes)
    failed = tuple(one for one in every if one.error)
    if patient and len(failed) < len(every):
        return tuple(one for one in failed if not one.idle)
    return failed


async def report(
    hass: HomeAssistant,
    outcomes: tuple[Outcome, ...],
    *,
    patient: bool = False,
    more: More = lambda _: {},
) -> JsonObjectType:
    """Return each outcome for a script to read; the sentences are in the house's language."""
    words = await translations(hass, "exceptions")
    cookers: list[JsonValueType] = [_reported(words, one, more) for one in outcomes]
    return {"done": not unmet(outcomes, patient=patient), "cookers": cookers}


def _reported(words: Mapping[str, str], one: Outcome, more: More) -> JsonObjectType:
    zone = one.target.zone
    return {
        "name": one.target.name,
        "device_id": one.target.device_id,
        "zone": zone.zone if zone else None,
        "done": one.error is None,
        "message": sentence(words, one.error) if one.error else None,
        **(more(zone) if zone else {}),
    }


async def complain(hass: HomeAssistant, outcomes: tuple[Outcome, ...], *, patient: bool) -> None:
    """Raise what went wrong: one error as it is, several as their sentences in a row."""
    errors = [one.error for one in unmet(outcomes, patient=patient) if one.error]
    if not errors:
        return
    if len(outcomes) == 1:
        raise errors[0]
    words = await translations(hass, "exceptions")
    users = all(isinstance(error, ServiceValidationError) for error in errors)
    kind = ServiceValidationError if users else HomeAssistantError
    raise kind(
        translation_domain=DOMAIN,
        translation_key="all_failed" if len(errors) == len(outcomes) else "several_failed",
        translation_placeholders={
            "failed": str(len(errors)),
            "asked": str(len(outcomes)),
            "sentences": " ".join(sentence(words, error) for error in errors),
        },
    )
