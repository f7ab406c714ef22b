"""The panel's HTTP: what it shows, what it does, and whom it keeps out."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest

from virtual_cooker import VirtualCooker

type Answer = tuple[int, Any]


@pytest.fixture
async def press(http: aiohttp.ClientSession, oven: VirtualCooker) -> Any:  # noqa: ANN401 - a call
    async def post(do: str, path: str = "press", language: str = "en", **values: object) -> Answer:
        url = f"{oven.panel_url}api/{path}"
        headers = {"Accept-Language": language}
        async with http.post(url, json={"do": do, **values}, headers=headers) as response:
            return response.status, await response.json()

    return post


async def _state(http: aiohttp.ClientSession, oven: VirtualCooker) -> dict[str, Any]:
    async with http.get(f"{oven.panel_url}api/state") as response:
        assert response.status == 200
        state: dict[str, Any] = await response.json()
        return state


async def test_a_person_sees_what_the_appliance_does(
    http: aiohttp.ClientSession,
    oven: VirtualCooker,
    press: Any,  # noqa: ANN401 - a call
) -> None:
    status, answer = await press("press_pairing")
    assert status == 200
    await press("allow_remote_start")
    await press("open_door", zone="upper")
    await press("put_food", zone="upper", mass_kg=1.2, temperature_c=8)
    await press("insert_probe", zone="upper")
    await press("close_door", zone="upper")
    await press("start", zone="upper", mode="bake", target_c=200, duration_s=1800)
    await oven.clock.advance(100)
    state = await _state(http, oven)
    assert state["pairing"]["code"] == answer["result"]
    assert 0 < state["pairing"]["seconds_left"] <= 120
    assert state["remote_start"] == "not_allowed"
    upper = state["zones"][0]
    assert (upper["id"], upper["state"], upper["target_c"]) == ("upper", "preheating", 200)
    assert upper["food"]["mass_kg"] == 1.2
    assert upper["probes"][0]["inserted"] is True
    assert upper["origin"] == {"by": "panel"}
    assert len(upper["history"]) >= 20
    assert [state["zones"][1][key] for key in ("food", "program", "stage")] == [None] * 3
    assert state["capabilities"]["zones"][0]["id"] == "upper"


@pytest.mark.parametrize(
    ("do", "values", "sentence"),
    [
        ("put_food", {"zone": "upper", "mass_kg": 1, "temperature_c": 8}, "Open the door"),
        ("take_food", {"zone": "upper"}, "Open the door"),
        ("insert_probe", {"zone": "lower"}, "no food probe"),
        ("start", {"zone": "upper", "mode": "bake", "target_c": 999}, "from 50 °C to 275 °C"),
        ("start", {"zone": "upper", "mode": "rice"}, "cannot do that"),
        ("start", {"zone": "attic", "mode": "bake"}, "no such part"),
        ("start", {"zone": "upper", "mode": "bake", "target_c": "hot"}, "cannot be set"),
        ("start", {"zone": "upper"}, "cannot be set"),
        ("resume", {"zone": "upper"}, "does not work at the moment"),
        ("revoke", {"client_id": "x"}, "not on the list"),
        ("rename", {"name": " "}, "1 to 40"),
        ("explode", {}, "no such key"),
        ("set_speed", {"speed": -1}, "cannot be set"),
        ("set_light", {"on": "yes"}, "cannot be set"),
    ],
)
async def test_what_does_not_work_is_told_in_a_sentence(
    press: Any,  # noqa: ANN401 - a call
    do: str,
    values: dict[str, object],
    sentence: str,
) -> None:
    status, answer = await press(do, **values)
    assert status == 409
    assert sentence in answer["error"]
    assert answer["error"].endswith(".")


async def test_the_sentences_come_in_the_browsers_language(press: Any) -> None:  # noqa: ANN401
    values = {"zone": "upper", "mode": "bake", "target_c": 999}
    _, answer = await press("start", language="zh-CN,zh;q=0.9", **values)
    assert answer["error"] == "温度必须在 50 °C 到 275 °C 之间。"


async def test_mishaps_are_ordered_the_same_way(
    oven: VirtualCooker,
    press: Any,  # noqa: ANN401 - a call
) -> None:
    assert await press("fault", "mishap", code="E7", text="sensor") == (200, {"result": None})
    assert oven.appliance.fault is not None
    assert (await press("answer_late", "mishap", seconds=-1))[0] == 409
    assert (await press("new_address", "mishap", host="192.0.2.1"))[0] == 409


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:80"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Host": "127.0.0.1.evil.example"},
    ],
)
@pytest.mark.parametrize("path", ["", "api/state", "api/live"])
async def test_a_page_from_elsewhere_reaches_nothing(
    http: aiohttp.ClientSession, oven: VirtualCooker, headers: dict[str, str], path: str
) -> None:
    """Its script could otherwise read the pairing code or press the remote start button."""
    async with http.get(oven.panel_url + path, headers=headers) as response:
        assert response.status == 403
    body = {"do": "allow_remote_start"}
    async with http.post(f"{oven.panel_url}api/press", json=body, headers=headers) as response:
        assert response.status == 403
    assert oven.appliance.remote_start is False


async def test_a_form_from_elsewhere_cannot_press_a_key(
    http: aiohttp.ClientSession, oven: VirtualCooker
) -> None:
    """A form sends no foreign Origin in some browsers, but it cannot send JSON either."""
    body = json.dumps({"do": "allow_remote_start"})
    headers = {"Content-Type": "text/plain"}
    url = f"{oven.panel_url}api/press"
    async with http.post(url, data=body, headers=headers) as response:
        assert response.status == 415
    assert oven.appliance.remote_start is False


async def test_the_own_page_may_press(http: aiohttp.ClientSession, oven: VirtualCooker) -> None:
    headers = {"Origin": oven.panel_url.rstrip("/")}
    url = f"{oven.panel_url}api/press"
    async with http.post(url, json={"do": "allow_remote_start"}, headers=headers) as response:
        assert response.status == 200
    assert oven.appliance.remote_start is True


async def test_the_live_picture_follows_the_appliance(
    http: aiohttp.ClientSession, oven: VirtualCooker
) -> None:
    async with http.ws_connect(f"{oven.panel_url}api/live") as live:
        assert (await live.receive_json(timeout=5))["zones"][0]["door"] == "closed"
        oven.panel.open_door("upper")
        async with asyncio.timeout(5):
            while (await live.receive_json())["zones"][0]["door"] != "open":
                pass


async def test_the_page_is_served(http: aiohttp.ClientSession, oven: VirtualCooker) -> None:
    async with http.get(oven.panel_url) as response:
        assert response.status == 200
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]


async def test_nothing_works_at_a_panel_without_power(
    oven: VirtualCooker,
    press: Any,  # noqa: ANN401 - a call
) -> None:
    outage = asyncio.create_task(oven.mishaps.power_loss(0.5))
    await asyncio.sleep(0.1)
    status, answer = await press("start", zone="upper", mode="bake", target_c=200)
    assert (status, answer["reason"]) == (409, "no_power")
    await outage
