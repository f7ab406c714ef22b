"""What the integration may rely on. A name that goes or comes changes this file on purpose."""

import json
import subprocess
import sys

import aiocooker

NAMES = """
PROGRAM_SCHEMA Address Announcement Backoff Capabilities CertificateChanged Cooker CookerError
CookerEvent CookerKind CookingMode Credentials DoorState EventType Fault Found Identity Impostor
LineError LineLost Link LinkState Listeners ModeCapability NoAnswer NotACooker NotStarted Origin
PairedClient PairingClosed PairingError PairingLocked Power Probe Program ProgramStatus
ProtocolError Range RefusalReason Refused RefusedOnTheWay RemoteStart Snapshot Stage StageKind
StageStatus StartNotConfirmed StartedBy Timing TokenRefused TrustError Unreachable Unsubscribe
UnsupportedVersion Until Water WrongCode WrongCooker ZoneCapabilities ZoneSnapshot ZoneState
announcement connect discover identify pair program_from_json program_to_json read_code
""".split()  # noqa: SIM905 - sixty names read best as words

FRESH = """
import json, sys
sys.modules["homeassistant"] = None
import aiocooker
print(json.dumps(sorted(name for name in sys.modules if name.startswith("homeassistant"))))
"""


def test_these_names_are_public() -> None:
    assert sorted(NAMES) == sorted(aiocooker.__all__)
    assert all(hasattr(aiocooker, name) for name in NAMES)


def test_the_library_needs_no_home_assistant() -> None:
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", FRESH], check=True, capture_output=True, text=True, timeout=20
    )
    assert json.loads(done.stdout) == ["homeassistant"]


def test_a_token_is_not_shown_by_accident() -> None:
    assert "secret" not in repr(aiocooker.Credentials("c00ce7000000a001", "secret", "ab" * 32))


def test_every_error_is_a_cooker_error() -> None:
    errors = [one for name in NAMES if isinstance(one := getattr(aiocooker, name), type)]
    assert all(
        issubclass(one, aiocooker.CookerError) for one in errors if issubclass(one, Exception)
    )
