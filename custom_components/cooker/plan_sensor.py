"""A zone's plan: how far it is, and when it starts and will be ready."""

from collections.abc import Mapping
from typing import Any, Final, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
)

from .entity import CookerEntity, Zone
from .lib.aiocooker import ZoneCapabilities, ZoneSnapshot
from .plans.plan import PlanState
from .plans.telling import plan_of, shown

NO_PLAN: Final = "none"

PLAN = SensorEntityDescription(
    key="plan",
    device_class=SensorDeviceClass.ENUM,
    options=[NO_PLAN, *(one.value for one in PlanState)],
)


class PlanSensor(CookerEntity[ZoneCapabilities, ZoneSnapshot], SensorEntity):
    """The plan that is to come, else how the last one ended.

    It is ours, so it is known also while the cooker is away: that a start was missed matters most
    when nobody answers.
    """

    def __init__(self, zone: Zone) -> None:
        super().__init__(zone, PLAN)

    @property
    @override
    def available(self) -> bool:
        """Return True, see above."""
        return True

    @property
    @override
    def native_value(self) -> str:
        """Return how far the plan is."""
        plan = plan_of(self.part)
        return NO_PLAN if plan is None else plan.state.value

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        """Return its times, who holds it, and why it is as it is."""
        return shown(self.coordinator.hass, plan_of(self.part))

    @override
    def _face(self) -> object:
        return self.native_value, self.extra_state_attributes
