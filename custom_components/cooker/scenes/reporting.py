"""What a report on scenes may hold: how far each is and what was learned, of nobody in particular.

Names of people, zones and scenes stay at home, and so do sentences, which are made of them.
"""

from typing import Any

from .keeper import Scenes
from .runner import Runner


def scenes_told(scenes: Scenes, entry_id: str) -> dict[str, Any]:
    """Tell of the scenes of a cooker, and how people's ways are known."""
    own = [runner for runner in scenes if runner.scene.entry_id == entry_id]
    return {
        "stories": [_told(runner) for runner in own],
        "learned": [
            {kind: _figures(known.get(kind, {})) for kind in ("ways", "zones")}
            for known in scenes.storage.facts["people"].values()
        ],
    }


def _told(runner: Runner) -> dict[str, Any]:
    scene, story = runner.scene, runner.story
    question = story.question
    return {
        "kind": scene.kind,
        "zone": scene.zone,
        "do": scene.cooking.do,
        "ask": scene.ask,
        "enabled": runner.is_on,
        "people": len(scene.people),
        "phones": len(scene.phones),
        "story": {
            "state": story.state,
            "why": story.why and story.why.key,
            "since": story.since,
            "heat_up": story.heat_up,
            "asks_until": question and question.expires_at,
            "armed_until": story.armed_until,
            "begun_at": story.begun_at,
        },
    }


def _figures(tree: Any) -> Any:  # noqa: ANN401 - JSON of any shape
    """Keep the figures of what was learned: its keys may name people and places, its texts do."""
    match tree:
        case dict():
            if any("." in key for key in tree):
                return [_figures(one) for one in tree.values()]
            return {key: _figures(one) for key, one in tree.items() if not isinstance(one, str)}
        case list() | tuple():
            return [_figures(one) for one in tree if not isinstance(one, str)]
        case _:
            return tree
