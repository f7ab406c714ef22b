"""What a cooker says of itself, as Home Assistant's zeroconf hands it on."""

from ipaddress import ip_address
from typing import Any

from homeassistant.config_entries import SOURCE_ZEROCONF
from homeassistant.core import HomeAssistant
from homeassistant.helpers.service_info.zeroconf import ZeroconfServiceInfo

from custom_components.cooker.const import DOMAIN
from virtual_cooker import VirtualCooker

type Result = Any


def announced(cooker: VirtualCooker) -> ZeroconfServiceInfo:
    """Return what the cooker's announcement tells Home Assistant."""
    identity = cooker.identity
    return ZeroconfServiceInfo(
        ip_address=ip_address(cooker.host),
        ip_addresses=[ip_address(cooker.host)],
        port=cooker.port,
        hostname="cooker.local.",
        type="_cooker._tcp.local.",
        name=f"{identity.name}._cooker._tcp.local.",
        properties={
            "txtvers": "1",
            "api": "1",
            "id": identity.id,
            "kind": identity.kind.value,
            "mf": identity.manufacturer,
            "md": identity.model,
            "fw": identity.firmware,
            "nm": "Kitchen oven",
            "pairing": "0",
            "cert": cooker.fingerprint[:16],
        },
    )


async def discover(hass: HomeAssistant, cooker: VirtualCooker) -> Result:
    return await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_ZEROCONF}, data=announced(cooker)
    )


async def answer(hass: HomeAssistant, flow: Result, **fields: object) -> Result:
    return await hass.config_entries.flow.async_configure(flow["flow_id"], fields)
