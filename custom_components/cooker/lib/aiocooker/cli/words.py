"""The words of the command line."""

import argparse
import re
import socket
from pathlib import Path

from ..address import Address
from ..program import CookingMode
from . import commands
from .keyring import DEFAULT

PORTS = range(1, 65_536)
_UNITS_S = {"s": 1, "m": 60, "h": 3600}


def parser() -> argparse.ArgumentParser:
    """Return a parser whose result names the command to run."""
    top = argparse.ArgumentParser(prog="aiocooker", description="Talk to a cooker.")
    words = top.add_subparsers(required=True, metavar="discover|pair|watch|start|stop")
    _discover(words.add_parser("discover", help="list the cookers on the network"))
    _pair(words.add_parser("pair", help="pair with a cooker by the code on its panel"))
    _watch(words.add_parser("watch", help="print what changes, until Ctrl-C"))
    _start(words.add_parser("start", help="start heat"))
    _stop(words.add_parser("stop", help="stop a zone, or all"))
    return top


def address(text: str) -> Address:
    """Read HOST:PORT, an IPv6 host in brackets."""
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or int(port) not in PORTS:
        raise argparse.ArgumentTypeError(f"{text!r} is not HOST:PORT")
    return Address(host.removeprefix("[").removesuffix("]"), int(port))


def duration_s(text: str) -> int:
    """Read 45s, 30m, 1h or 1h30m as seconds."""
    parts = re.findall(r"(\d+)([smh])", text)
    if not parts or "".join(map("".join, parts)) != text:
        raise argparse.ArgumentTypeError(f"{text!r} is not a duration such as 45s, 30m or 1h30m")
    return sum(int(number) * _UNITS_S[unit] for number, unit in parts)


def mode(text: str) -> CookingMode:
    """Read a cooking mode."""
    found = CookingMode(text)
    if found is CookingMode.UNKNOWN:
        raise argparse.ArgumentTypeError(f"{text!r} is not a cooking mode")
    return found


def _discover(word: argparse.ArgumentParser) -> None:
    word.set_defaults(command=commands.discover_cookers)
    word.add_argument("--seconds", type=float, default=5, help="how long to listen (5)")
    _interface(word)


def _pair(word: argparse.ArgumentParser) -> None:
    word.set_defaults(command=commands.pair_cooker)
    word.add_argument("address", type=address, metavar="HOST:PORT")
    word.add_argument("--code", required=True, help="the 8 digits on the cooker's panel")
    word.add_argument(
        "--client", default=f"aiocooker on {socket.gethostname()}", help="our name at the cooker"
    )
    _credentials(word)


def _watch(word: argparse.ArgumentParser) -> None:
    word.set_defaults(command=commands.watch)
    word.add_argument("--events-after", type=int, metavar="ID", help="also the events since this")
    _cooker(word)
    _interface(word)


def _start(word: argparse.ArgumentParser) -> None:
    word.set_defaults(command=commands.start)
    word.add_argument("--mode", type=mode, required=True, help="bake, rice, microwave ...")
    word.add_argument("--target", type=float, metavar="CELSIUS")
    word.add_argument("--power", type=float, metavar="PER_CENT")
    word.add_argument("--duration", type=duration_s, required=True, help="45s, 30m, 1h30m")
    word.add_argument("--delay", type=duration_s, help="wait this long at the cooker first")
    _zone(word)
    _cooker(word)


def _stop(word: argparse.ArgumentParser) -> None:
    word.set_defaults(command=commands.stop)
    _zone(word)
    _cooker(word)


def _zone(word: argparse.ArgumentParser) -> None:
    word.add_argument("--zone", help="which, where the cooker has several")


def _cooker(word: argparse.ArgumentParser) -> None:
    word.add_argument("--cooker", metavar="ID_OR_NAME", help="which, where several are paired")
    word.add_argument("--address", type=address, metavar="HOST:PORT", help="where it is now")
    _credentials(word)


def _credentials(word: argparse.ArgumentParser) -> None:
    word.add_argument("--credentials", type=Path, default=DEFAULT, metavar="FILE")


def _interface(word: argparse.ArgumentParser) -> None:
    word.add_argument("--interface", metavar="IP", help="listen to mDNS on this address only")
