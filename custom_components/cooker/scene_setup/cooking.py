"""The steps that ask what a scene cooks, and how a person agrees to that."""

from homeassistant.config_entries import SubentryFlowResult

from ..lib.aiocooker import ModeCapability
from ..programs.shelf import shelf
from ..programs.steps import escaped
from ..programs.titles import title
from ..scenes.consenting_rules import automatic_allowed
from ..scenes.hold import holds_at, program
from ..scenes.scene import Ask, Do, Scene, SceneKind
from ..scenes.wanted import begins_with_heat, must_be_possible, preheats, wanted
from ..staging import known_modes, usual
from ..unsuitable import Unsuitable, sentence, told, translations
from . import forms
from .talk import Said, SceneTalk
from .words import Words

COOKED = ("program_id", "mode", "target_c", "duration_s", "perishable")
"""What is said of the food, and is another matter for another choice."""

_MODE, _PROGRAM = "mode.", "program."
"""How the one choice of what to cook tells them apart."""


class CookingSteps(SceneTalk):
    """What, and how it asks."""

    async def async_step_what(self, _: Said = None) -> SubentryFlowResult:
        """Ask what to do; a zone that must not run empty is never preheated."""
        can = self._zone.can
        hot = preheats(can) and await self._choices(Do.PREHEAT)
        return self.async_show_menu(
            step_id="what",
            menu_options=[one.value for one in Do if hot or one is not Do.PREHEAT],
            description_placeholders={"zone": escaped(self._zone.name)},
        )

    async def async_step_preheat(self, _: Said = None) -> SubentryFlowResult:
        """Heat up empty."""
        return await self._does(Do.PREHEAT)

    async def async_step_get_ready(self, _: Said = None) -> SubentryFlowResult:
        """Set it, and leave the start to a person."""
        return await self._does(Do.GET_READY)

    async def async_step_start(self, _: Said = None) -> SubentryFlowResult:
        """Cook what is inside."""
        return await self._does(Do.START)

    async def async_step_cook(self, said: Said = None) -> SubentryFlowResult:
        """Ask which program, or which mode to set by hand."""
        schema = forms.one_of("cook", await self._choices(Do(self._work["do"])))
        if said is None:
            return self._form("cook", schema, {"cook": self._chosen()})
        if said["cook"] != self._chosen():
            self._drop(*COOKED)
        if said["cook"].startswith(_MODE):
            self._work["mode"] = said["cook"].removeprefix(_MODE)
            return await self.async_step_settings()
        self._work["program_id"] = said["cook"].removeprefix(_PROGRAM)
        if why := await self._why_not():
            return self._form("cook", schema, said, {"base": "never"}, {"why": why})
        return await self.after("what")

    async def async_step_settings(self, said: Said = None) -> SubentryFlowResult:
        """Ask how hot and how long, within what the mode can."""
        mode = self._mode()
        usually = usual(mode)
        schema = forms.settings(self.hass, mode, loaded=self._work["do"] != Do.PREHEAT)
        proposed = {"target_c": usually.target_c, "duration_s": usually.duration_s}
        if form := self._fill("settings", schema, said, proposed=proposed):
            return form
        if said and (why := await self._why_not()):
            return self._form("settings", schema, said, {"base": "never"}, {"why": why})
        return await self.after("what")

    async def async_step_consent(self, said: Said = None) -> SubentryFlowResult:
        """Ask how a person agrees; what begins by itself is told with its consequences."""
        scene = self._scene()
        busy = scene.kind is SceneKind.HANDS_BUSY
        holds = program(self._zone, scene.hold_c) or holds_at(self._zone, scene.hold_c)
        if busy and not holds:
            return await self.after("consent")
        automatic = busy or automatic_allowed(self._zone.can, scene.cooking)
        offered = [one.value for one in Ask if automatic or one is not Ask.AUTOMATIC]
        if self._work.get("ask") not in offered:
            self._work["ask"] = Ask.ALWAYS.value
        words = {"automatic": await self._consequences(scene, automatic=automatic)}
        if form := self._fill("consent", forms.consent(offered), said, words=words):
            return form
        return await self.after("consent")

    async def _consequences(self, scene: Scene, *, automatic: bool) -> str:
        """Tell what beginning by itself would mean, or why it is not offered."""
        words, do = await Words.read(self.hass), scene.cooking.do
        means = do.value if automatic else "not"
        if scene.kind is SceneKind.HANDS_BUSY:
            means = "busy"
        sentences = [words.say(f"automatic_{means}", zone=escaped(self._zone.name))]
        if automatic and scene.kind is SceneKind.ARRIVE_HOME and do is not Do.GET_READY:
            sentences.append(words.say("learns"))
        return "\n\n".join(sentences)

    async def _does(self, do: Do) -> SubentryFlowResult:
        if self._work.get("do") not in {None, do}:
            self._drop(*COOKED)
        self._work["do"] = do.value
        return await self.async_step_cook()

    async def _choices(self, do: Do) -> dict[str, str]:
        """Return the programs and modes for a deed, the modes first."""
        words, book = await Words.read(self.hass), await shelf(self.hass)
        every = book.for_zone(self._zone)
        programs = (one for one in every if _fits(do, preheats=begins_with_heat(one)))
        modes = (
            one.mode
            for one in known_modes(self._zone.can)
            if do is not Do.PREHEAT or one.temperature_c is not None
        )
        language = self.hass.config.language
        by_hand = {
            f"{_MODE}{one}": words.say("by_hand", mode=words.option("mode", one)) for one in modes
        }
        return by_hand | {f"{_PROGRAM}{one.id}": title(one, language) for one in programs}

    def _chosen(self) -> str | None:
        """Return which of the choices was made before."""
        if program_id := self._work.get("program_id"):
            return f"{_PROGRAM}{program_id}"
        return f"{_MODE}{mode}" if (mode := self._work.get("mode")) else None

    def _mode(self) -> ModeCapability:
        return next(one for one in known_modes(self._zone.can) if one.mode == self._work["mode"])

    async def _why_not(self) -> str:
        """Return why that could never be started, nothing where it could."""
        cooking = self._scene().cooking
        away = self._kind is SceneKind.ARRIVE_HOME
        try:
            self._program = wanted(await shelf(self.hass), self._zone, cooking)
            must_be_possible(self._zone, self._program, cooking, unattended=away)
        except Unsuitable as problem:
            words = await translations(self.hass, "exceptions")
            return sentence(words, await told(self.hass, problem, self._zone.name))
        return ""


def _fits(do: Do, *, preheats: bool) -> bool:
    """Whether a program does that: one that waits for its food does not cook what is inside."""
    return do is Do.GET_READY or preheats is (do is Do.PREHEAT)
