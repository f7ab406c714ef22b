"""A zone that takes one stage, reduced to what stepping depends on, and somebody who steps it."""

from dataclasses import dataclass, field, replace

from cookery import (
    Adjust,
    Doing,
    Held,
    Look,
    Order,
    Pause,
    Resume,
    Start,
    Step,
    StepKind,
    Stop,
    Tell,
    begun,
    spare_s,
    stepping,
)

HEAT = Step(kind=StepKind.HEAT, mode="bake", target_c=180, most_s=1800)
HOLD = Step(
    kind=StepKind.HOLD,
    mode="bake",
    target_c=180,
    most_s=1200,
    waits=True,
    words={"en": "Food in"},
)
COOK = Step(kind=StepKind.COOK, mode="bake", target_c=180, lasts_s=600)
HOTTER = Step(kind=StepKind.COOK, mode="bake", target_c=220, lasts_s=300)
ROAST = Step(kind=StepKind.COOK, mode="bake", target_c=160, core_c=60, lasts_s=3600)
GRILL = Step(kind=StepKind.COOK, mode="grill", lasts_s=300)
REST = Step(kind=StepKind.REST, lasts_s=240)
TURN = Step(kind=StepKind.USER, waits=True, words={"en": "Turn it"})


def program(*steps: Step, can_pause: bool = False) -> Held:
    """Return a program, each stage with the time that a cook is given that begins with it."""
    timed = tuple(
        replace(step, starts_s=step.bound_s + spare_s(steps, index, can_pause=can_pause))
        if step.heats
        else step
        for index, step in enumerate(steps)
    )
    return begun("p", timed, can_pause=can_pause)


@dataclass
class Pot:
    """What the zone does; `heated_s` is all its time with heat."""

    doing: Doing = Doing.OFF
    origin: str | None = None
    left_s: float = 0.0
    target_c: float | None = None
    temperature_c: float = 20.0
    core_c: float = 5.0
    door_open: bool = False
    gate_open: bool = True
    locked: bool = False
    tells_time: bool = True
    heated_s: float = 0.0

    @property
    def look(self) -> Look:
        """Return what it says."""
        runs = self.doing in {Doing.HEATING, Doing.PAUSED}
        return Look(
            doing=self.doing,
            origin=self.origin,
            remaining_s=self.left_s if runs and self.tells_time else None,
            temperature_c=self.temperature_c,
            target_c=self.target_c if runs else None,
            core_c=self.core_c,
            door_open=self.door_open,
        )

    def passes(self, seconds: float) -> None:
        """Let time pass: it heats a kelvin a second, and ends by itself."""
        if self.doing is not Doing.HEATING:
            return
        heated_s = min(seconds, self.left_s)
        self.heated_s += heated_s
        self.left_s -= heated_s
        self.temperature_c = min(self.target_c or 300.0, self.temperature_c + heated_s)
        if not self.left_s:
            self.doing, self.gate_open = Doing.DONE, False

    def stop(self) -> None:
        """End."""
        if self.doing is not Doing.OFF:
            self.doing, self.gate_open = Doing.OFF, False


@dataclass
class Kitchen:
    """A pot, its program, the time, and all that was ordered."""

    held: Held
    pot: Pot = field(default_factory=Pot)
    now_s: float = 1_000_000.0
    ordered: list[Order] = field(default_factory=list)

    def begins(self) -> Kitchen:
        """Begin on a person's word."""
        self.do(stepping.begin(self.held, self.pot.look, self.now_s))
        return self

    def do(self, following: stepping.Next) -> None:
        """Take what follows, and obey."""
        self.held, orders = following
        for order in orders:
            self.ordered.append(order)
            if not self._obey(order):
                self.held = stepping.refused(self.held, self.now_s)[0]
                return
        if orders:
            self.held = stepping.answered(self.held, self.now_s)

    def look(self) -> None:
        """Look once."""
        self.do(stepping.then(self.held, self.pot.look, self.now_s))

    def passes(self, seconds: float, *, stride_s: float = 10.0) -> None:
        """Let time pass, and look meanwhile."""
        left_s = seconds
        while left_s > 0:
            self.pot.passes(stride_s)
            self.now_s += stride_s
            self.look()
            left_s -= stride_s

    def acknowledges(self) -> None:
        """Let a person say that it is done."""
        self.do(stepping.acknowledged(self.held, self.pot.look, self.now_s))
        self.look()

    @property
    def told(self) -> list[str]:
        """Return the news."""
        return [order.news.value for order in self.ordered if isinstance(order, Tell)]

    @property
    def starts(self) -> list[Start]:
        """Return the starts."""
        return [order for order in self.ordered if isinstance(order, Start)]

    def _obey(self, order: Order) -> bool:
        pot = self.pot
        match order:
            case Start(step=step, command_id=origin):
                if pot.look.runs or not pot.gate_open or pot.door_open:
                    return False
                pot.doing, pot.origin = Doing.HEATING, origin
                pot.left_s, pot.target_c = step.starts_s, step.target_c
            case Adjust(target_c=target_c, add_s=add_s):
                if not pot.look.runs:
                    return False
                pot.left_s += add_s or 0.0
                pot.target_c = target_c or pot.target_c
                assert pot.left_s >= 0
            case Stop():
                pot.stop()
            case Pause():
                pot.doing = Doing.PAUSED if pot.look.runs else pot.doing
            case Resume() if pot.locked:
                return False
            case Resume():
                pot.doing = Doing.HEATING if pot.doing is Doing.PAUSED else pot.doing
        return True
