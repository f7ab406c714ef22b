"""One zone's state machine; what it says of itself is told in `saying`."""

from collections.abc import Callable
from typing import Protocol

from aiocooker.errors import RefusalReason
from aiocooker.model import EventType, Origin, ProgramStatus, StartedBy, Water
from aiocooker.program import Program, Stage

from virtual_cooker.physics.unit import Unit

from .adjusting import Changes, adjusted
from .checks import checked
from .control import ZoneModel
from .cook import Cook, End, Pause
from .heating import Heating
from .refusal import Refusal
from .schedule import Schedule

DOOR_OPENED = "door_opened"
"""Why a start from afar that waited does not come any more: what is inside may be another."""


class Tell(Protocol):
    """Logs an event of this zone."""

    def __call__(self, type_: EventType, **data: str | float | bool) -> None:
        """Log it."""


class Zone:
    """Runs programs in one cavity or vessel and obeys its door, its limits and its clock."""

    def __init__(
        self, model: ZoneModel, unit: Unit, tell: Tell, on_end: Callable[[], None]
    ) -> None:
        """Make an idle zone; `on_end` is called after each cook, however it ended."""
        self.model = model
        self.body = model.body(unit)
        self._tell = tell
        self._on_end = on_end
        self.heating = Heating(model, self.body)
        self.finished: ProgramStatus | None = None
        self.schedule: Schedule | None = None
        self.cook: Cook | None = None
        self.cooks = 0
        self.origin: Origin | None = None

    # What it does by itself.

    def wanted_share(self) -> float:
        """Return the share of nominal power that the zone asks for."""
        return self.heating.share(self.cook)

    def step(self, step_s: float, share: float, *, powered: bool) -> None:
        """Let a step of time pass with that share of power; without any only physics goes on."""
        self.body.step(step_s, share)
        if not powered:
            return
        self.heating.step(step_s)
        if self.schedule is not None:
            self.schedule.left_s -= step_s
        if self.cook is not None:
            self._follow(self.cook, step_s)

    def _follow(self, cook: Cook, step_s: float) -> None:
        cook.age_s += step_s
        cook.asked_s += step_s
        if cook.age_s >= self.model.capabilities.max_duration_s:
            self._halt(EventType.STOPPED, cause="time_limit")
            return
        if self._runs_dry(cook):
            self._halt(EventType.STOPPED, cause="water_needed")
            return
        if cook.pause is not None or (cook.waits_for_user and self.door_open):
            return
        cook.stage_s += step_s
        self._note_target(cook)
        self._note_core(cook)
        self._turn(cook)

    def _note_target(self, cook: Cook) -> None:
        target_c = cook.stage.target_c
        if cook.reached or target_c is None or self.body.reading_c < target_c:
            return
        cook.reached = True
        if self.model.capabilities.preheat and cook.warms_up:
            self._tell(EventType.PREHEATED, target_c=target_c)

    def _note_core(self, cook: Cook) -> None:
        core_c = cook.core_target_c
        if core_c is None or cook.core_told_c == core_c or (self.body.probe_c or 0.0) < core_c:
            return
        cook.core_told_c = core_c
        self._tell(EventType.PROBE_AT_TARGET, probe=1, target_c=core_c)

    def _turn(self, cook: Cook) -> None:
        match self._end(cook):
            case End.STOP:
                self._halt(EventType.STOPPED, cause="nobody_came")
            case End.NEXT if cook.is_last:
                self._finish(cook)
            case End.NEXT:
                cook.go_on()
                self._enter(cook)

    def _end(self, cook: Cook) -> End | None:
        return cook.end(core_c=self.body.probe_c, done=self.heating.is_done(cook))

    def _enter(self, cook: Cook) -> None:
        self._tell(EventType.STAGE_CHANGED, index=cook.index, kind=cook.stage.kind.value)
        self._ask(cook)

    def _ask(self, cook: Cook) -> None:
        """Tell what a person should do in a stage that begins and is not over at once."""
        cook.seen = self._end(cook) is not None
        if cook.waits_for_user or (cook.words and not cook.seen):
            self._tell(EventType.NEEDS_USER, text=cook.words or "", waits=cook.waits_for_user)

    def _finish(self, cook: Cook) -> None:
        control = self.heating.control(cook)
        self.cook = None
        self.finished = cook.program_status
        self.heating.keep_warm(control.then_warm_c if control is not None else None)
        self.cooks += 1
        self._tell(EventType.FINISHED)
        self._on_end()

    def _halt(self, type_: EventType, **data: str | float | bool) -> None:
        self.cook = self.schedule = None
        self.finished = None
        self.heating.keep_warm(None)
        self._tell(type_, **data)
        self._on_end()

    # What it is asked to do.

    @property
    def is_busy(self) -> bool:
        """Whether a cook runs or waits for its time, or food is kept warm."""
        return self.is_engaged or self.heating.warm_c is not None

    @property
    def is_engaged(self) -> bool:
        """Whether there is a cook, running or waiting for its time: what a power failure ends."""
        return self.cook is not None or self.schedule is not None

    @property
    def is_cooking(self) -> bool:
        """Whether a cook runs, paused or not."""
        return self.cook is not None

    @property
    def door_open(self) -> bool:
        """Whether its switch feels an open door; a lid without one is open unnoticed."""
        return self.body.door_open and self.model.capabilities.door

    @property
    def water(self) -> Water | None:
        """How much water there is; None where there is no vessel."""
        if (standing_kg := self.body.free_water_kg) is None:
            return None
        if standing_kg <= self.model.empty_kg:
            return Water.EMPTY
        return Water.LOW if standing_kg < self.model.low_kg else Water.OK

    def check(self, program: Program, delay_s: float = 0) -> Program:
        """Return the program as the zone will cook it, after that many seconds.

        Refusal in the order of section 9 from `unsupported` on.
        """
        whole = checked(self.model.capabilities, program, delay_s)
        self._check_loaded()
        if any(self._needs_water(stage) for stage in whole.stages) and not self._has_water():
            raise Refusal(RefusalReason.WATER_NEEDED)
        return whole

    def check_door(self) -> None:
        """Refuse while the door or lid is open."""
        if self.door_open:
            raise Refusal(RefusalReason.DOOR_OPEN)

    def start(self, program: Program, origin: Origin) -> None:
        """Begin a checked program."""
        self.origin = origin
        self.finished = self.schedule = None
        self.cook = Cook(program, origin)
        self._tell(EventType.COOK_STARTED, program=program.id, by=_name(origin))
        self._ask(self.cook)

    def start_later(self, program: Program, origin: Origin, delay_s: float) -> None:
        """Wait with a checked program; nothing heats yet."""
        self.origin = origin
        self.finished = None
        self.schedule = Schedule(program, origin, delay_s)
        self._tell(EventType.SCHEDULED, program=program.id, by=_name(origin), starts_in_s=delay_s)

    def start_scheduled(self, schedule: Schedule) -> None:
        """Begin what waited, if it is still safe to; else Refusal."""
        self.check_door()
        self.start(self.check(schedule.program), schedule.origin)

    def call_off(self, cause: str) -> None:
        """Let what waited never begin, and say why."""
        self._halt(EventType.STOPPED, cause=cause)

    def stop(self) -> None:
        """End whatever runs; nothing running is fine too."""
        if self.is_engaged:
            self._halt(EventType.STOPPED)
        elif self.heating.warm_c is not None:
            self.heating.keep_warm(None)
        self.finished = None

    def interrupt(self) -> None:
        """Forget the cook after a power failure: heat never comes back by itself."""
        if self.is_engaged:
            self._halt(EventType.INTERRUPTED)
        self.finished = None
        self.heating.keep_warm(None)

    def pause(self) -> None:
        """Stand still on a person's word."""
        if not self.model.capabilities.pause:
            raise Refusal(RefusalReason.UNSUPPORTED)
        cook = self._running()
        if cook.pause is not None:
            raise Refusal(RefusalReason.INVALID_STATE)
        cook.pause = Pause.PERSON
        self._tell(EventType.PAUSED)

    def resume(self) -> None:
        """Go on after a pause, if it is still safe to."""
        cook = self._running()
        if cook.pause is None:
            raise Refusal(RefusalReason.INVALID_STATE)
        self.check_door()
        self._check_loaded()
        cook.pause = None
        self._tell(EventType.RESUMED)

    def adjust(self, changes: Changes) -> None:
        """Change the present stage; nothing changes where one of the changes is refused."""
        cook = self._running()
        cook.change_stage(adjusted(self.model.capabilities, cook, changes))

    def acknowledge(self) -> None:
        """Take a person's word that it is done, or seen."""
        if self.cook is not None and self.cook.waits_for_user:
            self.check_door()
            self._user_came(self.cook)
        elif self.cook is not None and self.cook.asks:
            self.cook.seen = True
        elif self.finished is not None:
            self.finished = None
        else:
            raise Refusal(RefusalReason.INVALID_STATE)

    # What happens at its door.

    def open_door(self) -> None:
        """Heat stops with the door; a cook that does not wait for somebody stands still.

        A start that was ordered from afar and waits for its time is called off.
        """
        self.body.door_open = True
        if self.door_open and self.schedule and self.schedule.origin.by is StartedBy.CLIENT:
            self.call_off(DOOR_OPENED)
        cook = self.cook if self.door_open else None
        if cook is not None and cook.pause is None and not cook.waits_for_user:
            cook.pause = Pause.DOOR
            self._tell(EventType.PAUSED_BY_DOOR)

    def close_door(self) -> None:
        """End a wait for a person with the door.

        An oven goes on, a microwave waits for a press.
        """
        self.body.door_open = False
        cook = self.cook
        if cook is None or not self.model.capabilities.door:
            return
        cook.seen = True
        if cook.pause is None and cook.waits_for_user:
            if self._is_loaded():
                self._user_came(cook)
        elif cook.pause is Pause.DOOR and self.model.resumes_on_close:
            cook.pause = None
            self._tell(EventType.RESUMED)

    # Small words used above.

    def _running(self) -> Cook:
        if self.cook is None:
            raise Refusal(RefusalReason.INVALID_STATE)
        return self.cook

    def _user_came(self, cook: Cook) -> None:
        cook.user_done = True
        cook.pause = None
        self._turn(cook)

    def _is_loaded(self) -> bool:
        return self.model.capabilities.can_run_empty or self.body.food is not None

    def _check_loaded(self) -> None:
        if not self._is_loaded():
            raise Refusal(RefusalReason.MUST_NOT_RUN_EMPTY)

    def _needs_water(self, stage: Stage) -> bool:
        return stage.mode is not None and self.model.controls[stage.mode].needs_water

    def _has_water(self) -> bool:
        return self.water is not Water.EMPTY

    def _runs_dry(self, cook: Cook) -> bool:
        control = self.heating.control(cook)
        return control is not None and control.heats_in_water and not self._has_water()


def _name(origin: Origin) -> str:
    """Return who started, by the client's name where it was one."""
    return origin.client if origin.by is StartedBy.CLIENT and origin.client else origin.by.value
