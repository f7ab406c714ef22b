"""The command line."""

import json
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

from aiocooker.drivers.native.codec import Json

from .clock import FASTEST
from .models import MODELS
from .panel.api import MISHAPS

LAST_PORT = 65_535
EPILOG = """
A mishap is SECONDS:NAME or SECONDS:NAME,key=value,... in real seconds after the start, for example
--mishap 20:drop_line or --mishap 60:power_loss,off_s=5. NAME is one of: """


@dataclass(frozen=True, slots=True)
class Mishap:
    """A mishap that was ordered for a moment, in real seconds after the start."""

    at_s: float
    order: Mapping[str, Json]


def arguments(line: Sequence[str] | None = None) -> Namespace:
    """Read the command line; ends the process with a sentence where it makes no sense."""
    parser = ArgumentParser("virtual_cooker", epilog=EPILOG + ", ".join(MISHAPS) + ".")
    add = parser.add_argument
    add("--model", action="append", required=True, choices=sorted(MODELS), help="may be repeated")
    add("--speed", type=speed, default=1.0, help="its seconds per real second; 0 stands still")
    add("--host", default="127.0.0.1", help="address to listen on and to announce")
    add("--port", type=port, default=0, help="first TLS port, one each; 0 takes free ones")
    add("--panel-port", type=port, default=0, help="first panel port, one each; 0 takes free ones")
    add("--state-dir", help="keeps key, certificate, clients and meter; else they are forgotten")
    add("--seed", type=int, default=1, help="another specimen of each model")
    add("--no-announce", dest="announce", action="store_false", help="no mDNS")
    add("--mishap", action="append", type=mishap, default=[], metavar="SPEC", help="see below")
    return parser.parse_args(line)


def speed(text: str) -> float:
    """Read a speed."""
    value = float(text)
    if not isfinite(value) or not 0 <= value <= FASTEST:
        raise ArgumentTypeError(f"expected 0 to {FASTEST:g}")
    return value


def port(text: str) -> int:
    """Read a port."""
    value = int(text)
    if not 0 <= value <= LAST_PORT:
        raise ArgumentTypeError(f"expected 0 to {LAST_PORT}")
    return value


def mishap(text: str) -> Mishap:
    """Read a mishap."""
    at, _, rest = text.partition(":")
    name, *pairs = rest.split(",")
    if name not in MISHAPS:
        raise ArgumentTypeError(f"expected SECONDS:NAME with one of {', '.join(MISHAPS)}")
    order: dict[str, Json] = {"do": name}
    for pair in pairs:
        key, _, value = pair.partition("=")
        order[key] = _plain(value)
    return Mishap(float(at), order)


def _plain(text: str) -> Json:
    """Read a number or true/false; anything else is text."""
    try:
        value: Json = json.loads(text)
    except ValueError:
        return text
    return value
