"""What is on while the last person leaves, and whether it may be left alone."""

from dataclasses import dataclass

from homeassistant.core import callback
from homeassistant.util import dt as dt_util

from ..entity import Zone
from ..lib.aiocooker import CookingMode, ZoneCapabilities, ZoneState
from ..lib.cookery import KEEP_WARM_LONGEST_S, is_gentle, may_be_left
from ..on_since import ON
from ..plans.keeper import PLANS
from ..plans.plan import RUNS as PLAN_RUNS
from ..problems import time
from ..staging import known_modes
from .runner import Runner
from .story import SceneState, Why
from .wording import doing

STOP, LEAVE = "stop", "leave"
"""What no answer means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What there is to say, and whether people must be asked."""

    why: Why
    asks: bool = False
    is_known: bool = True

    @property
    def state(self) -> SceneState:
        """Return the state that the scene is in then."""
        if self.asks:
            return SceneState.ASKING
        return SceneState.IDLE if self.is_known else SceneState.REFUSED


def default_no_answer(can: ZoneCapabilities) -> str:
    """Return what no answer should mean for a zone: what only cooks gently is left on."""
    modes = known_modes(can)
    return LEAVE if modes and all(is_gentle(one.mode) for one in modes) else STOP


@callback
def found(runner: Runner) -> Found:
    """Look at the scene's zone as if the last person left now."""
    if (zone := runner.zone) is None:
        return Found(why=Why(key="scene_zone_gone"), is_known=False)
    says = zone.says
    if not zone.coordinator.last_update_success or says.state is ZoneState.UNKNOWN:
        return Found(why=Why(key="scene_left_unknown"), is_known=False)
    if says.state not in ON:
        return Found(why=Why(key="scene_left_off"))
    what = {"what": doing(zone)}
    until = runner.story.armed_until
    if until and until > dt_util.utcnow():
        return Found(why=Why(key="scene_left_agreed", said=what))
    if _is_planned(zone) and may_run_on(zone):
        return Found(why=Why(key="scene_left_planned", said=what))
    key = f"scene_left_asks_{no_answer(runner, zone)}"
    said = {**what, "time": time(runner.scene.answer_within_s)}
    return Found(why=Why(key=key, said=said), asks=True)


@callback
def no_answer(runner: Runner, zone: Zone) -> str:
    """Return what no answer means for what runs now.

    An oven that dries apples for ten hours is what "slow" means: there the zone's usual answer
    does not count. Who set "stop" for a zone that is always slow wants just that.
    """
    wanted = runner.scene.no_answer
    if wanted == STOP and default_no_answer(zone.can) == STOP:
        return LEAVE if is_gentle(_mode(zone)) and may_run_on(zone) else STOP
    return wanted


@callback
def may_run_on(zone: Zone) -> bool:
    """Whether what runs may do so with nobody at home, for as long as it still will."""
    says = zone.says
    left_s = says.remaining_s
    if left_s is None:
        # It ends at the zone's own limit at the latest; what is kept warm sooner.
        limit_s = float(zone.can.max_duration_s)
        keeps = says.state is ZoneState.KEEPING_WARM
        left_s = min(limit_s, KEEP_WARM_LONGEST_S) if keeps else limit_s
    return may_be_left(zone.coordinator.cooker.identity.kind, _mode(zone), left_s)


def _mode(zone: Zone) -> str | None:
    if zone.says.state is ZoneState.KEEPING_WARM:
        return CookingMode.KEEP_WARM
    return zone.says.stage.mode if zone.says.stage else None


def _is_planned(zone: Zone) -> bool:
    book = zone.coordinator.hass.data[PLANS].book
    plan = book.newest_of(zone.coordinator.cooker.identity.id, zone.zone)
    return plan is not None and plan.state in PLAN_RUNS
