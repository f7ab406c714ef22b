"""The card's files reach a browser, and a Home Assistant without pages does without them."""

import json
import shutil
from pathlib import Path

import pytest
from homeassistant.components.frontend import DATA_EXTRA_MODULE_URL
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.cooker import card
from custom_components.cooker.const import DOMAIN

VERSION = json.loads((card.FOLDER.parent / "manifest.json").read_text())["version"]


async def test_every_page_loads_the_card_from_an_address_that_changes_with_its_files(
    hass: HomeAssistant, hass_client_no_auth: ClientSessionGenerator
) -> None:
    assert await async_setup_component(hass, "frontend", {})
    assert await async_setup_component(hass, DOMAIN, {})
    (entry,) = hass.data[DATA_EXTRA_MODULE_URL].urls
    assert entry == f"/cooker_static/{VERSION}-{card.fingerprint()}/cooker-card.js"
    client = await hass_client_no_auth()
    for file in card.FOLDER.iterdir():
        answer = await client.get(entry.replace(card.ENTRY, file.name))
        assert answer.status == 200, file
        assert answer.content_type in {"text/javascript", "text/css"}
        assert await answer.text() == file.read_text("utf-8")
        assert "max-age" in answer.headers["Cache-Control"]


async def test_without_pages_cooker_starts_all_the_same(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, DOMAIN, {})
    assert "frontend" not in hass.config.components
    assert DATA_EXTRA_MODULE_URL not in hass.data


def test_no_browser_keeps_an_old_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = card.fingerprint()
    monkeypatch.setattr(card, "FOLDER", shutil.copytree(card.FOLDER, tmp_path / "frontend"))
    assert card.fingerprint() == before
    with (card.FOLDER / "words_de.js").open("a") as file:
        file.write("\n")
    assert card.fingerprint() != before
