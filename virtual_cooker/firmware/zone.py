"""One zone's state machine."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from aiocooker.errors import RefusalReason
from aiocooker.model import (
    DoorState,
    EventType,
    Origin,
    Probe,
    ProgramStatus,
    StartedBy,
    Water,
    ZoneSnapshot,
    ZoneState,
)
from aiocooker.program import Program, Stage, StageKind

from virtual_cooker.physics.unit import Unit

from .checks import check_core, check_setting, checked, on_step
from .control import ZoneModel
from .cook import Cook, End, Pause
from .estimate import ready_in_s
from .heating import Heating
from .refusal import Refusal

HOT_C = 60.0
"""Above this an idle zone says that it cools down: section 7 of the specification."""


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
        self._heating = Heating(model, self.body)
        self._finished: ProgramStatus | None = None
        self.cook: Cook | None = None
        self.cooks = 0
        self.origin: Origin | None = None

    # What it does by itself.

    def wanted_share(self) -> float:
        """Return the share of nominal power that the zone asks for."""
        return self._heating.share(self.cook)

    def step(self, step_s: float, share: float, *, powered: bool) -> None:
        """Let a step of time pass with that share of power; without any only physics goes on."""
        self.body.step(step_s, share)
        if not powered:
            return
        self._heating.step(step_s)
        if self.cook is not None:
            self._follow(self.cook, step_s)

    def _follow(self, cook: Cook, step_s: float) -> None:
        cook.age_s += step_s
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
        match cook.end(core_c=self.body.probe_c, done=self._heating.is_done(cook)):
            case End.STOP:
                self._halt(EventType.STOPPED, cause="nobody_came")
            case End.NEXT if cook.is_last:
                self._finish(cook)
            case End.NEXT:
                cook.go_on()
                self._enter(cook)

    def _enter(self, cook: Cook) -> None:
        self._tell(EventType.STAGE_CHANGED, index=cook.index, kind=cook.stage.kind.value)
        if cook.waits_for_user:
            self._tell(EventType.NEEDS_USER, text=_words(cook.stage) or "")

    def _finish(self, cook: Cook) -> None:
        control = self._heating.control(cook)
        self.cook = None
        self._finished = cook.program_status
        self._heating.keep_warm(control.then_warm_c if control is not None else None)
        self.cooks += 1
        self._tell(EventType.FINISHED)
        self._on_end()

    def _halt(self, type_: EventType, **data: str | float | bool) -> None:
        self.cook = None
        self._finished = None
        self._heating.keep_warm(None)
        self._tell(type_, **data)
        self._on_end()

    # What it is asked to do.

    @property
    def is_busy(self) -> bool:
        """Whether a cook runs or food is kept warm."""
        return self.cook is not None or self._heating.warm_c is not None

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

    def check(self, program: Program) -> Program:
        """Return the program as the zone will cook it.

        Refusal in the order of section 9 from `unsupported` on.
        """
        whole = checked(self.model.capabilities, program)
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
        self._finished = None
        self.cook = Cook(program, origin)
        by = origin.client if origin.by is StartedBy.CLIENT and origin.client else origin.by.value
        self._tell(EventType.COOK_STARTED, program=program.id, by=by)
        if self.cook.waits_for_user:
            self._tell(EventType.NEEDS_USER, text=_words(self.cook.stage) or "")

    def stop(self) -> None:
        """End whatever runs; nothing running is fine too."""
        if self.cook is not None:
            self._halt(EventType.STOPPED)
        elif self._heating.warm_c is not None:
            self._heating.keep_warm(None)
        self._finished = None

    def interrupt(self) -> None:
        """Forget the cook after a power failure: heat never comes back by itself."""
        if self.cook is not None:
            self._halt(EventType.INTERRUPTED)
        self._finished = None
        self._heating.keep_warm(None)

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

    def adjust(
        self,
        *,
        target_c: float | None,
        power_pct: float | None,
        add_s: float | None,
        core_c: float | None,
    ) -> None:
        """Change the present stage; nothing changes where one of the changes is refused."""
        cook = self._running()
        stage = cook.stage
        if target_c is not None:
            stage = replace(stage, target_c=self._setting(stage, "target_c", target_c))
        if power_pct is not None:
            stage = replace(stage, power_pct=self._setting(stage, "power_pct", power_pct))
        if add_s is not None:
            stage = replace(stage, duration_s=self._longer(cook, add_s))
        if core_c is not None:
            stage = replace(stage, until=check_core(self.model.capabilities, stage, core_c))
        cook.change_stage(stage)

    def acknowledge(self) -> None:
        """Take a person's word that it is done, or seen."""
        if self.cook is not None and self.cook.waits_for_user:
            self.check_door()
            self._user_came(self.cook)
        elif self._finished is not None:
            self._finished = None
        else:
            raise Refusal(RefusalReason.INVALID_STATE)

    # What happens at its door.

    def open_door(self) -> None:
        """Heat stops with the door; a cook that does not wait for somebody stands still."""
        self.body.door_open = True
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
        if cook.pause is None and cook.waits_for_user:
            if self._is_loaded():
                self._user_came(cook)
        elif cook.pause is Pause.DOOR and self.model.resumes_on_close:
            cook.pause = None
            self._tell(EventType.RESUMED)

    # What it says.

    def snapshot(self, *, faulty: bool) -> ZoneSnapshot:
        """Return what the zone says at this moment."""
        cook = self.cook
        return ZoneSnapshot(
            state=ZoneState.FAULT if faulty else self.state,
            program=self._finished if cook is None else cook.program_status,
            stage=None if cook is None else cook.stage_status,
            temperature_c=self.body.reading_c if self.model.capabilities.temperature else None,
            target_c=self._heating.target_c(cook),
            power_pct=None if cook is None else cook.stage.power_pct,
            probes=self._probes(),
            remaining_s=self._remaining_s(),
            ready_in_s=self._ready_in_s(),
            door=self._door(),
            origin=self.origin,
            needs_user=_words(cook.stage) if cook is not None and cook.waits_for_user else None,
            cooks=self.cooks if self.model.capabilities.cooks else None,
        )

    @property
    def state(self) -> ZoneState:
        """The zone's state, faults aside."""
        if self.cook is not None:
            return self.cook.state(preheats=self.model.capabilities.preheat)
        if self._heating.warm_c is not None:
            return ZoneState.KEEPING_WARM
        if self._finished is not None:
            return ZoneState.FINISHED
        hot = self.model.stays_hot and self.body.reading_c > HOT_C
        return ZoneState.COOLING_DOWN if hot else ZoneState.IDLE

    def _door(self) -> DoorState | None:
        if not self.model.capabilities.door:
            return None
        return DoorState.OPEN if self.door_open else DoorState.CLOSED

    def _probes(self) -> tuple[Probe, ...]:
        target_c = None if self.cook is None else self.cook.core_target_c
        inserted = self.body.probe_inserted
        probe = Probe(inserted=inserted, temperature_c=self.body.probe_c, target_c=target_c)
        return (probe,) * self.model.capabilities.probe_count

    def _remaining_s(self) -> float | None:
        cook = self.cook
        if cook is None:
            return None
        control = self._heating.control(cook)
        if control is not None and (control.switch_c is not None or control.ends_at_target):
            return None
        return cook.remaining_s

    def _ready_in_s(self) -> float | None:
        cook = self.cook
        if cook is None or self.state is not ZoneState.PREHEATING or cook.stage.target_c is None:
            return None
        control = self._heating.control(cook)
        power = 1.0 if control is None else control.power
        return ready_in_s(self.model, power, self.body.reading_c, cook.stage.target_c, cook.stage_s)

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
        control = self._heating.control(cook)
        return control is not None and control.heats_in_water and not self._has_water()

    def _setting(self, stage: Stage, field: str, value: float) -> float:
        mode = None if stage.mode is None else self.model.capabilities.mode(stage.mode)
        if mode is None or stage.kind is StageKind.REST:
            raise Refusal(RefusalReason.UNSUPPORTED, field=field)
        bounds = mode.temperature_c if field == "target_c" else mode.power_pct
        check_setting(field, value, bounds)
        return value if bounds is None else on_step(value, bounds)

    def _longer(self, cook: Cook, add_s: float) -> float:
        duration_s = cook.stage.duration_s
        if duration_s is None:
            raise Refusal(RefusalReason.UNSUPPORTED, field="add_s")
        longest_s = self.model.capabilities.max_duration_s - cook.age_s
        shortest = cook.stage_s - duration_s
        if not shortest <= add_s <= longest_s - (duration_s - cook.stage_s):
            raise Refusal(
                RefusalReason.OUT_OF_RANGE,
                field="add_s",
                minimum=shortest,
                maximum=max(0.0, longest_s - (duration_s - cook.stage_s)),
            )
        return duration_s + add_s


def _words(stage: Stage) -> str | None:
    """Return what the panel shows: English where the program has it."""
    words = stage.needs_user or {}
    return words.get("en") or next(iter(words.values()), None)
