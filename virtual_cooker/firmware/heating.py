"""What a zone asks of its element at this moment."""

from aiocooker.program import StageKind

from virtual_cooker.physics.body import Body

from .control import ModeControl, ZoneModel
from .cook import Cook
from .thermostat import Thermostat

KEEP_WARM_MAX_S = 7200.0
"""Food is kept warm for two hours by default (USDA FSIS's limit for what leaves the safe range)."""


class Heating:
    """Turns a cook, or food to keep warm, into a share of nominal power."""

    def __init__(self, model: ZoneModel, body: Body) -> None:
        """Begin cold; `warm_c` is set while food is kept warm after a cook."""
        self._model = model
        self._body = body
        self._thermostat = Thermostat(model.hysteresis_c)
        self._warm_s = 0.0
        self.warm_c: float | None = None

    def keep_warm(self, target_c: float | None) -> None:
        """Keep food warm from now on, or no longer."""
        self.warm_c = target_c
        self._warm_s = 0.0

    def step(self, step_s: float) -> None:
        """Let the time run in which food is kept warm."""
        self._warm_s += step_s
        if self._warm_s >= KEEP_WARM_MAX_S:
            self.warm_c = None

    def share(self, cook: Cook | None) -> float:
        """Return the share of nominal power; a door that is felt to be open takes all."""
        if self._body.door_open and self._model.capabilities.door:
            return 0.0
        if cook is not None:
            return self._cooking(cook)
        if self.warm_c is None:
            return 0.0
        return float(self._thermostat.wants_heat(self._body.reading_c, self.warm_c))

    def target_c(self, cook: Cook | None) -> float | None:
        """Return the temperature that the zone is after."""
        return self.warm_c if cook is None else cook.stage.target_c

    def is_done(self, cook: Cook) -> bool:
        """Whether the appliance's own sensor ends the present stage.

        A pot's switch, food that is hot.
        """
        control = self.control(cook)
        if control is None or cook.stage.kind is not StageKind.COOK:
            return False
        if control.switch_c is not None:
            return self._body.reading_c >= control.switch_c
        return control.ends_at_target and cook.reached

    def control(self, cook: Cook) -> ModeControl | None:
        """Return how the present stage's mode is driven; None where it has no mode."""
        mode = cook.stage.mode
        return None if mode is None else self._model.controls[mode]

    def _cooking(self, cook: Cook) -> float:
        control = self.control(cook)
        if cook.pause is not None or control is None:
            return 0.0
        level = control.power * (100.0 if (pct := cook.stage.power_pct) is None else pct) / 100
        target_c = control.fixed_c if cook.stage.target_c is None else cook.stage.target_c
        if target_c is None:
            return level
        return level * self._thermostat.wants_heat(self._body.reading_c, target_c)
