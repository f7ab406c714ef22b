"""The command line as a person runs it: its own process, its output, its exit code."""

import asyncio
import json
import signal
import sys
from pathlib import Path

import pytest
from aiocooker.cli.lines import changed_lines
from aiocooker.cli.main import main
from aiocooker.cli.main import run as run_here
from aiocooker.cli.words import parser

from tests.library.kitchen import PATIENCE_S, starts, until
from virtual_cooker import VirtualCooker


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return tmp_path / "config" / "credentials.json"


def look_at(file: Path) -> tuple[int, str, list[str]]:
    """Return a file's mode, its text, and the names of all files beside it."""
    beside = [one.name for one in file.parent.iterdir()]
    return file.stat().st_mode & 0o777, file.read_text(), beside


def put(file: Path, text: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)


async def begin(*arguments: str) -> asyncio.subprocess.Process:
    """Run `python -m aiocooker`."""
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "aiocooker",
        *arguments,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def run(*arguments: str) -> tuple[int | None, str, str]:
    """Run it to its end; return exit code, output and complaints."""
    process = await begin(*arguments)
    async with asyncio.timeout(PATIENCE_S):
        said, complained = await process.communicate()
    return process.returncode, said.decode(), complained.decode()


def at(oven: VirtualCooker) -> str:
    return f"{oven.host}:{oven.port}"


@pytest.fixture
async def paired(oven: VirtualCooker, keys: Path) -> Path:
    """Pair with the oven; return the file that knows it."""
    code = oven.panel.press_pairing()
    done = await run("pair", at(oven), "--code", code, "--credentials", str(keys))
    assert done == (0, f"Paired with {oven.identity.name} ({oven.identity.id}).\n", "")
    return keys


async def test_discover_lists_the_cookers() -> None:
    listening = await begin("discover", "--seconds", "60", "--interface", "127.0.0.1")
    assert listening.stdout is not None
    async with VirtualCooker("oven", speed=0, announce=True) as oven:
        wanted = f"{oven.identity.id}  {at(oven)}  {oven.identity.name}"
        line = ""
        async with asyncio.timeout(PATIENCE_S):
            while not line.startswith(wanted):
                line = (await listening.stdout.readline()).decode()
    listening.send_signal(signal.SIGINT)
    assert await listening.wait() == 130


async def test_discover_ends_in_time() -> None:
    code, _, complained = await run("discover", "--seconds", "0", "--interface", "127.0.0.1")
    assert (code, complained) == (0, "")


async def test_pairing_keeps_a_key_that_only_its_owner_may_read(
    oven: VirtualCooker, paired: Path
) -> None:
    mode, text, files = look_at(paired)
    assert mode == 0o600
    key = json.loads(text)[oven.identity.id]
    assert key["credentials"]["fingerprint"] == oven.fingerprint
    assert files == [paired.name]


async def test_a_cook_is_started_watched_and_stopped(oven: VirtualCooker, paired: Path) -> None:
    watching = await begin("watch", "--credentials", str(paired), "--interface", "127.0.0.1")
    assert watching.stdout is not None
    seen = [(await watching.stdout.readline()).decode()]
    oven.panel.allow_remote_start()
    cook = ("--mode", "bake", "--target", "200", "--duration", "30m", "--zone", "upper")
    started = await run("start", *cook, "--credentials", str(paired))
    assert started == (0, "Started upper.\n", "")
    [request] = [one for one in oven.received if one.method == "zone.start"]
    assert request.params["program"]["stages"] == [  # type: ignore[index, call-overload]
        {
            "kind": "cook",
            "mode": "bake",
            "target_c": 200,
            "duration_s": 1800,
            "unattended_ok": False,
        }
    ]
    stopped = await run("stop", "--credentials", str(paired))
    assert stopped == (0, "Stopped upper.\nStopped lower.\n", "")
    async with asyncio.timeout(PATIENCE_S):
        while "stopped upper" not in "".join(seen):
            seen.append((await watching.stdout.readline()).decode())
    watching.send_signal(signal.SIGINT)
    async with asyncio.timeout(PATIENCE_S):
        assert await watching.wait() == 130
    story = "".join(seen)
    assert story.startswith("line connected\nremote start ")
    assert "upper preheating, 22 °C, target 200 °C" in story
    assert "cook_started upper" in story
    assert len(starts(oven)) == 1


async def test_a_refusal_is_a_sentence_and_exit_code_1(oven: VirtualCooker, paired: Path) -> None:
    cook = ("--mode", "bake", "--target", "200", "--duration", "30m", "--zone", "upper")
    code, said, complained = await run("start", *cook, "--credentials", str(paired))
    assert (code, said) == (1, "")
    assert complained == "Press the remote start button on the cooker first.\n"


async def test_bounds_are_told(oven: VirtualCooker, paired: Path) -> None:
    oven.panel.allow_remote_start()
    cook = ("--mode", "bake", "--target", "400", "--duration", "30m", "--zone", "upper")
    code, _, complained = await run("start", *cook, "--credentials", str(paired))
    assert code == 1
    assert complained == "That is outside what this mode allows. (target_c: 50 to 275)\n"


async def test_a_wrong_code_leaves_no_key(oven: VirtualCooker, keys: Path) -> None:
    code = oven.panel.press_pairing()
    wrong = f"{(int(code) + 1) % 10**8:08}"
    done = await run("pair", at(oven), "--code", wrong, "--credentials", str(keys))
    assert done == (1, "", "That is not the code on the cooker's panel.\n")
    assert (await run("stop", "--credentials", str(keys)))[2].startswith("No such cooker")


async def here(*arguments: str) -> tuple[int, list[str], list[str]]:
    """Run it within this process, which is quicker."""
    said: list[str] = []
    complained: list[str] = []
    code = await run_here(parser().parse_args(arguments), said.append, complained.append)
    return code, said, complained


async def test_what_is_found_is_told_at_once() -> None:
    said: list[str] = []
    words = ("discover", "--seconds", "60", "--interface", "127.0.0.1")
    async with VirtualCooker("oven", speed=0, announce=True) as oven:
        listening = asyncio.create_task(
            run_here(parser().parse_args(words), said.append, said.append)
        )
        await until(lambda: any(oven.identity.id in line for line in said))
        oven.panel.press_pairing()
        await until(lambda: any(line.endswith(", pairing") for line in said))
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)


async def test_an_interface_that_does_not_exist_is_told_here_too() -> None:
    words = ("discover", "--interface", "no address", "--seconds", "0")
    code, _, complained = await here(*words)
    assert code == 1
    assert complained[0].startswith("mDNS cannot be heard on this computer: ")


async def test_the_only_zone_is_started_without_its_name(keys: Path) -> None:
    async with VirtualCooker("rice_cooker", speed=0) as pot:
        code = pot.panel.press_pairing()
        await here("pair", at(pot), "--code", code, "--credentials", str(keys))
        pot.panel.allow_remote_start()
        pot.panel.open_door("pot")
        pot.panel.put_food("pot", 1.0, 20)
        pot.panel.close_door("pot")
        pot.panel.allow_remote_start()
        cook = ("start", "--mode", "rice", "--duration", "45m", "--credentials", str(keys))
        assert await here(*cook) == (0, ["Started pot."], [])
        assert await here("stop", "--credentials", str(keys)) == (0, ["Stopped pot."], [])


async def test_rice_is_scheduled_for_the_morning_and_watched_as_it_waits(keys: Path) -> None:
    async with VirtualCooker("rice_cooker", speed=0) as pot:
        code = pot.panel.press_pairing()
        await here("pair", at(pot), "--code", code, "--credentials", str(keys))
        pot.panel.open_door("pot")
        pot.panel.put_food("pot", 1.0, 20)
        pot.panel.close_door("pot")
        pot.panel.allow_remote_start()
        cook = ("start", "--mode", "rice", "--duration", "45m", "--delay", "6h30m")
        assert await here(*cook, "--credentials", str(keys)) == (0, ["Scheduled pot."], [])
        [line] = changed_lines(None, pot.appliance.snapshot())[1:]
        assert line.startswith("pot scheduled")
        assert line.endswith("starts in 23400 s")


async def test_watch_ends_when_only_a_person_can_mend_it(oven: VirtualCooker, paired: Path) -> None:
    said: list[str] = []
    complained: list[str] = []
    words = ("watch", "--credentials", str(paired), "--interface", "127.0.0.1")
    watching = asyncio.create_task(
        run_here(parser().parse_args(words), said.append, complained.append)
    )
    await until(lambda: any("upper idle" in line for line in said))
    oven.panel.allow_remote_start()
    await until(lambda: any("remote_start_allowed" in line for line in said))
    oven.panel.start("upper", "bake", 180, 600, None)
    await until(lambda: any("upper preheating" in line for line in said))
    await oven.mishaps.drop_line()
    await until(lambda: said.count("line connected") == 2)
    oven.panel.revoke(oven.panel.clients()[0]["client_id"])
    assert await watching == 1
    assert complained == ["The cooker does not know us any more. Pair again."]
    assert said[-1] == "line refused: The cooker does not know us any more. Pair again."


async def test_recovered_events_say_how_long_ago(oven: VirtualCooker, paired: Path) -> None:
    oven.panel.allow_remote_start()
    watching = await begin(
        "watch",
        *("--credentials", str(paired), "--interface", "127.0.0.1", "--events-after", "0"),
    )
    assert watching.stdout is not None
    line = ""
    async with asyncio.timeout(PATIENCE_S):
        while "remote_start_allowed (" not in line:
            line = (await watching.stdout.readline()).decode()
    watching.send_signal(signal.SIGINT)
    await watching.wait()
    assert line.endswith("s ago)\n")


async def test_the_zone_must_be_named_where_there_are_several(
    oven: VirtualCooker, paired: Path
) -> None:
    cook = ("start", "--mode", "bake", "--duration", "1h30m", "--credentials", str(paired))
    for zone in ([], ["--zone", "cellar"]):
        code, _, complained = await here(*cook, *zone)
        assert (code, complained) == (1, ["Say which zone with --zone: upper, lower."])


async def test_the_only_zone_needs_no_name_and_a_moved_cooker_is_remembered(
    keys: Path, tmp_path: Path
) -> None:
    async with VirtualCooker("rice_cooker", speed=0) as pot:
        code = pot.panel.press_pairing()
        await here("pair", at(pot), "--code", code, "--credentials", str(keys))
        pot.panel.allow_remote_start()
        await pot.mishaps.new_port()
        stop = ("stop", "--zone", "pot", "--credentials", str(keys))
        assert (await here(*stop))[::2] == (
            1,
            ["The cooker does not answer. Is it on, and on this network?"],
        )
        assert (await here(*stop, "--address", at(pot)))[:2] == (0, ["Stopped pot."])
        assert (await here(*stop))[0] == 0
        cook = ("start", "--mode", "keep_warm", "--duration", "45s", "--credentials", str(keys))
        code_, _, complained = await here(*cook)
        assert (code_, len(complained)) == (1, 1)
        assert "zone" not in complained[0]


async def test_among_several_cookers_one_must_be_named(oven: VirtualCooker, paired: Path) -> None:
    async with VirtualCooker("microwave", speed=0) as microwave:
        code = microwave.panel.press_pairing()
        await here("pair", at(microwave), "--code", code, "--credentials", str(paired))
        status, _, complained = await here("stop", "--credentials", str(paired))
        assert (status, len(complained)) == (1, 1)
        assert complained[0].startswith("Say which cooker with --cooker: ")
        by_name = ("stop", "--cooker", microwave.identity.name, "--credentials", str(paired))
        assert (await here(*by_name))[0] == 0
        by_id = ("stop", "--cooker", oven.identity.id, "--credentials", str(paired))
        assert (await here(*by_id))[0] == 0


async def test_without_a_key_there_is_a_hint(keys: Path) -> None:
    code, _, complained = await here("stop", "--credentials", str(keys))
    assert (code, complained) == (1, ["No such cooker is paired. Pair it first with `pair`."])


@pytest.mark.parametrize("text", ["{", "[]", '{"a": {}}', '{"a": 1}'])
async def test_a_damaged_file_is_told_and_not_overwritten(
    oven: VirtualCooker, keys: Path, text: str
) -> None:
    put(keys, text)
    code = oven.panel.press_pairing()
    status, _, complained = await here("pair", at(oven), "--code", code, "--credentials", str(keys))
    assert (status, look_at(keys)[1]) == (1, text)
    assert complained[0].startswith(f"{keys} cannot be read: ")


async def test_a_file_that_cannot_be_written_is_told(oven: VirtualCooker, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    put(blocked, "")
    code = oven.panel.press_pairing()
    for path in (blocked / "keys.json", Path("/proc/cooker/keys.json")):
        status, _, complained = await here(
            "pair", at(oven), "--code", code, "--credentials", str(path)
        )
        assert status == 1
        assert "cannot be" in complained[0]


async def test_an_interface_that_is_not_here_is_told(paired: Path) -> None:
    code, _, complained = await run("discover", "--interface", "192.0.2.7", "--seconds", "0")
    assert code == 1
    assert complained.startswith("mDNS cannot be heard on this computer: ")


def test_an_error_is_exit_code_1_and_ctrl_c_130(keys: Path) -> None:
    def interrupted(_: str) -> None:
        raise KeyboardInterrupt

    stop = ["stop", "--credentials", str(keys)]
    assert main(stop, print, print) == 1
    assert main(stop, print, interrupted) == 130


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("dance",),
        ("pair", "cooker", "--code", "1"),
        ("pair", "cooker:0", "--code", "1"),
        ("pair", "cooker:65536", "--code", "1"),
        ("pair", ":8443", "--code", "1"),
        ("start", "--mode", "levitate", "--duration", "30m"),
        ("start", "--mode", "bake", "--duration", "30"),
        ("start", "--mode", "bake", "--duration", "half an hour"),
    ],
)
def test_what_makes_no_sense_is_exit_code_2(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(list(arguments), print, print)
    assert caught.value.code == 2
    assert "usage: aiocooker" in capsys.readouterr().err
