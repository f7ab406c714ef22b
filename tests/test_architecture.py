"""The arrows of the architecture, and the rules that a reader of one file cannot see.

Each arrow is checked twice: that it holds, and that a forbidden import would be seen.
"""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from aiocooker.drivers.native import wire

ROOT = Path(__file__).parent.parent
INTEGRATION = ROOT / "custom_components" / "cooker"
LIBRARY = INTEGRATION / "lib"
CODE = ("bench", "custom_components", "virtual_cooker", "demo", "scripts", "tests")
LINT = Path(sys.executable).parent / "lint-imports"

TELLTALE = re.compile(r"(?<![\w.:/])/(?:root|Users|home|work)/\w|(?<!\|)(?:pypi[.]|pythonhosted)")
"""A path of somebody's disk, or the address of a package index."""

LONGEST_FILE = 400
LONGEST_INIT = 59

PLANTS = {
    "aiocooker/drivers/native/wire.py": "from .session import Session",
    "aiocooker/errors.py": "from .drivers.native import http",
    "aiocooker/model.py": "import homeassistant.core",
    "virtual_cooker/clock.py": "from aiocooker import connect",
    "demo/ports.py": "import virtual_cooker",
    "custom_components/cooker/coordinator.py": "from .entity import CookerEntity",
    "custom_components/cooker/sensor.py": "from .lib.aiocooker.drivers.native import wire",
    "custom_components/cooker/lib/cookery/probe.py": "import aiohttp",
}
"""One forbidden import for each contract that has something to guard today."""

EVERY_MODULE = """
import importlib, pkgutil, sys
sys.modules["homeassistant"] = None
import aiocooker, cookery
for package in (aiocooker, cookery):
    for one in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not one.name.endswith("__main__"):
            importlib.import_module(one.name)
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Copy the project, for a test to spoil."""
    for name in ("custom_components", "virtual_cooker", "demo"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def run(folder: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run something that sees the packages of `folder` and no others of ours."""
    lib = folder / LIBRARY.relative_to(ROOT)
    env = {**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{lib}", "COLUMNS": "200"}
    return subprocess.run(  # noqa: S603 - our own words
        command, cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=60
    )


def plant(folder: Path, file: str, line: str) -> None:
    """Add a line to a file of the copy."""
    base = LIBRARY.relative_to(ROOT) if file.startswith("aiocooker") else Path()
    with (folder / base / file).open("a") as text:
        text.write(f"\n{line}\n")


def contracts() -> list[str]:
    """Return the names of the contracts."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return [one["name"] for one in settings["tool"]["importlinter"]["contracts"]]


def sources(*suffixes: str) -> list[Path]:
    """Return our files of these kinds."""
    found = (file for name in CODE for file in (ROOT / name).rglob("*"))
    return [file for file in found if file.suffix in suffixes and "artifacts" not in file.parts]


def test_imports_point_the_way_they_should() -> None:
    done = run(ROOT, LINT, "--no-logo", "--no-cache")
    assert done.returncode == 0, done.stdout


def test_a_forbidden_import_would_be_seen(copy: Path) -> None:
    for file, line in PLANTS.items():
        plant(copy, file, line)
    done = run(copy, LINT, "--no-logo", "--no-cache")
    assert done.returncode != 0
    seen = re.sub(r"\s+", " ", done.stdout)
    broken = {name for name in contracts() if f"{name} BROKEN" in seen}
    assert len(broken) == len(PLANTS), seen


def test_a_new_file_must_name_its_layer(copy: Path) -> None:
    (copy / "custom_components" / "cooker" / "helpers.py").write_text('"""Nobody knows."""\n')
    done = run(copy, LINT, "--no-logo", "--no-cache")
    assert "custom_components.cooker.helpers" in done.stdout
    assert done.returncode != 0


def test_the_library_lives_without_home_assistant() -> None:
    done = run(ROOT, sys.executable, "-c", EVERY_MODULE)
    assert done.returncode == 0, done.stderr


def test_a_library_that_needs_home_assistant_would_be_seen(copy: Path) -> None:
    plant(copy, "aiocooker/times.py", "import homeassistant.util.dt")
    done = run(copy, sys.executable, "-c", EVERY_MODULE)
    assert "homeassistant" in done.stderr
    assert done.returncode != 0


def test_no_file_holds_two_things() -> None:
    sizes = {
        str(file.relative_to(ROOT)): len(file.read_text("utf-8").splitlines())
        for file in sources(".py", ".js", ".css", ".html")
    }
    assert {file: size for file, size in sizes.items() if size > LONGEST_FILE} == {}


def test_setting_up_stays_short() -> None:
    assert len((INTEGRATION / "__init__.py").read_text().splitlines()) <= LONGEST_INIT


def test_nothing_tells_on_which_machine_it_was_made() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    files = (ROOT / name for name in listed.stdout.split("\0") if name)
    texts = {file: file.read_bytes() for file in files if file.is_file()}
    found = {
        str(file.relative_to(ROOT)): match[0]
        for file, text in texts.items()
        if b"\0" not in text and (match := TELLTALE.search(text.decode("utf-8")))
    }
    assert found == {}


def test_the_manifest_is_what_home_assistant_and_hacs_want() -> None:
    manifest = json.loads((INTEGRATION / "manifest.json").read_text())
    assert list(manifest) == ["domain", "name", *sorted(manifest.keys() - {"domain", "name"})]
    assert manifest["domain"] == INTEGRATION.name
    assert manifest["zeroconf"] == [wire.SERVICE_TYPE]
    assert {"codeowners", "documentation", "issue_tracker", "version"} <= manifest.keys()
    pinned = (ROOT / "requirements" / "home-assistant.txt").read_text().split()
    assert set(manifest["requirements"]) <= set(pinned), "tested with other versions"


def test_every_rule_of_the_quality_scale_is_answered() -> None:
    """Home Assistant's own integrations list them all; ours gives a reason where exempt."""
    components = importlib.util.find_spec("homeassistant.components")
    assert components is not None
    (folder,) = components.submodule_search_locations or ()
    model = Path(folder) / "peblar" / "quality_scale.yaml"
    rules = yaml.safe_load((INTEGRATION / "quality_scale.yaml").read_text())["rules"]
    assert rules.keys() == yaml.safe_load(model.read_text())["rules"].keys()
    for rule in rules.values():
        assert rule in ("done", "todo") or rule["comment"]


def test_every_platform_says_how_many_commands_may_run_at_once() -> None:
    platforms = [
        file for file in INTEGRATION.glob("*.py") if "async_add_entities" in file.read_text()
    ]
    assert len(platforms) == 12
    assert [file.name for file in platforms if "PARALLEL_UPDATES = " not in file.read_text()] == []
