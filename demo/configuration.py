"""The folder that a real Home Assistant runs from."""

import json
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Less than `default_config`, which wants the internet, Docker and a packet sniffer. The names under
# `logs` complain of programs for cameras and sounds, which a kitchen does not need.
CONFIGURATION = """\
homeassistant:
  name: Home
  latitude: 0
  longitude: 0
  elevation: 0
  unit_system: metric
  time_zone: UTC
  currency: EUR
  country: NL
  language: en
config:
conversation:
history:
logbook:
my:
zeroconf:
automation: !include automations.yaml
script: !include scripts.yaml
scene: !include scenes.yaml
logger:
  default: info
  logs:
    haffmpeg.core: critical
    haffmpeg.tools: error
    homeassistant.components.camera.img_util: critical
"""
FILES = {
    "configuration.yaml": CONFIGURATION,
    "automations.yaml": "[]\n",
    "scripts.yaml": "{}\n",
    "scenes.yaml": "[]\n",
    "custom_components/__init__.py": "",
    # The steps after the first user would start integrations that need the internet.
    ".storage/onboarding": json.dumps(
        {
            "version": 4,
            "minor_version": 1,
            "key": "onboarding",
            "data": {"done": ["core_config", "analytics", "integration"]},
        }
    ),
}


def prepare(folder: Path, port: int) -> None:
    """Write what is missing; Home Assistant will listen at 127.0.0.1:`port` and nowhere else."""
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            file.write_text(text)
    _link_integration(folder / "custom_components" / "cooker")
    _choose_port(folder / ".storage" / "http", port)


def is_new(folder: Path) -> bool:
    """Whether nobody is a user of the Home Assistant in `folder` yet."""
    store = json.loads((folder / ".storage" / "onboarding").read_text())
    return "user" not in store["data"]["done"]


def _link_integration(link: Path) -> None:
    """Link to this checkout: a copy would grow stale, and an edit here counts at the next start."""
    wanted = ROOT / "custom_components" / "cooker"
    if link.is_symlink() and link.resolve() != wanted:
        link.unlink()
    if not link.is_symlink():
        link.symlink_to(wanted, target_is_directory=True)


def _choose_port(store: Path, port: int) -> None:
    """Write the store in its first version, which Home Assistant completes and updates itself.

    SETUP_PORT counts on the first start only, and `http:` in YAML is a trial of five minutes.
    """
    data = {"server_host": ["127.0.0.1"], "server_port": port}
    store.write_text(json.dumps({"version": 1, "minor_version": 1, "key": "http", "data": data}))
