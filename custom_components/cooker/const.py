"""Words that several files of the integration share."""

from typing import Final

from homeassistant.const import Platform

DOMAIN: Final = "cooker"

CONF_CODE: Final = "code"
CONF_FINGERPRINT: Final = "fingerprint"
CONF_DRIVER: Final = "driver"
ADOPTED: Final = "adopted"
"""The driver of an appliance that another integration brought in; without one it is our own."""

CONF_HOSTED: Final = "hosted"
"""True where our entities sit on the device of the integration that the appliance came with."""

CONF_PINNED: Final = "pinned"
"""True where a person typed the address and it stays, whatever is announced."""

ATTR_HELD_BY: Final = "held_by"
"""Who steps a program on from stage to stage: the cooker itself, where it can."""

ATTR_PROGRAM_ID: Final = "program_id"

DEFAULT_PORT: Final = 443
"""A cooker speaks HTTPS; this is where one is looked for when only a host was typed."""

PLATFORMS: Final = (
    Platform.BINARY_SENSOR,
    Platform.BUTTON,
    Platform.CLIMATE,
    Platform.EVENT,
    Platform.LIGHT,
    Platform.NUMBER,
    Platform.SCENE,
    Platform.SELECT,
    Platform.SENSOR,
    Platform.SWITCH,
    Platform.UPDATE,
)
