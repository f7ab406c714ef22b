"""The household's own programs in the UI: written, changed, looked at and thrown away."""

from collections.abc import Mapping
from typing import Any, override

import voluptuous as vol
from homeassistant.config_entries import ConfigFlowResult
from homeassistant.helpers.selector import (
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    TextSelector,
    TextSelectorConfig,
)

from . import program_forms as forms
from .people_flow import PeopleSteps
from .programs.drafting import put_draft
from .programs.judging import must_be_safe, warnings
from .programs.recipe import Recipe, read
from .programs.share import read_text
from .programs.shelf import Shelf, shelf
from .programs.steps import escaped, numbered, raised_in_words
from .programs.titles import title
from .programs.writing import cook, id_of, named, preheat, rest, user
from .unsuitable import Unsuitable, sentence, told, translations

_TEXT = vol.Schema({vol.Required("text"): TextSelector(TextSelectorConfig(multiline=True))})


class ProgramFlow(PeopleSteps):
    """The conversation about programs, and about people. What is written is kept only at `save`."""

    _shelf: Shelf
    _work: dict[str, Any]
    """The document under the pen."""

    _place = 0
    """Which of its stages is meant."""

    _draft = ""
    _notes = ""

    @override
    async def async_step_init(self, said: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask what to do; only what is possible is offered."""
        self._shelf = await shelf(self.hass)
        own, drafts = bool(self._shelf.own), bool(self._shelf.drafts)
        options = {
            "new": True,
            "edit": own,
            "delete": own,
            "drafts": drafts,
            "import": True,
            "people": bool(self._people),
        }
        return self.async_show_menu(
            step_id="init", menu_options=[name for name, offered in options.items() if offered]
        )

    async def async_step_new(self, said: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask what the program is, then for its first stage."""
        if said is None:
            return self.async_show_form(step_id="new", data_schema=forms.ABOUT)
        self._work = {"id": self._shelf.free_id(id_of(said["name"])), "stages": []}
        self._take_about(said)
        return await self.async_step_first()

    async def async_step_first(self, said: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask how the food is cooked."""
        if said is None:
            return self.async_show_form(step_id="first", data_schema=forms.cook_form(self.hass))
        heat = forms.heat(self.hass, said)
        before = preheat(heat) if said["preheat"] else ()
        self._work["stages"] = [*before, cook(heat)]
        return await self.async_step_program()

    async def async_step_edit(self, said: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask which program."""
        if said is None:
            return self._choice("edit", self._shelf.own)
        if (recipe := self._shelf.get(said["program"])) is None:
            return await self.async_step_init()
        self._work = dict(recipe.document)
        return await self.async_step_program()

    async def async_step_program(self, _: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Show what is written so far, and what can be done with it."""
        stages = self._work["stages"]
        options = ["save", "add_cook", "add_user", "add_rest"]
        if len(stages) > 1:
            options.append("remove")
        return self.async_show_menu(
            step_id="program",
            menu_options=[*options, "about"],
            description_placeholders=await self._told(read(self._work)),
        )

    async def async_step_about(self, said: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Change what the program is."""
        if said is not None:
            self._take_about(said)
            return await self.async_step_program()
        known = forms.about_of(self._work, self.hass.config.language)
        schema = self.add_suggested_values_to_schema(forms.ABOUT, known)
        return self.async_show_form(step_id="about", data_schema=schema)

    async def async_step_add_cook(self, said: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Add a stage that heats."""
        if said is None:
            schema = forms.more_cook_form(self.hass)
            return self.async_show_form(step_id="add_cook", data_schema=schema)
        return await self._add(cook(forms.heat(self.hass, said)))

    async def async_step_add_user(self, said: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Add something for a person to do."""
        if said is None:
            return self.async_show_form(step_id="add_user", data_schema=forms.USER)
        return await self._add(user(said["text"], self.hass.config.language))

    async def async_step_add_rest(self, said: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Add a time without heat."""
        if said is None:
            return self.async_show_form(step_id="add_rest", data_schema=forms.REST)
        return await self._add(rest(forms.seconds(said["duration"])))

    async def async_step_remove(self, said: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask which stage to take out."""
        if said is None:
            return self.async_show_form(
                step_id="remove",
                data_schema=forms.stage_choice(len(self._work["stages"])),
                description_placeholders=await self._told(read(self._work)),
            )
        stages = list(self._work["stages"])
        del stages[int(said["stage"]) - 1]
        self._work["stages"] = stages
        return await self.async_step_program()

    async def async_step_save(self, _: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Put it on the shelf, or tell in a sentence why not."""
        try:
            must_be_safe(self.hass, read(self._work))
            await self._shelf.save(self._work, author=None)
        except Unsuitable as problem:
            self._notes = await self._sentence(problem)
            return await self.async_step_program()
        return self._done()

    async def async_step_delete(self, said: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask which program to throw away."""
        if said is None:
            return self._choice("delete", self._shelf.own)
        return await self._thrown_away(said["program"])

    async def async_step_drafts(self, said: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask which draft to look at."""
        if said is None:
            return self._choice("drafts", self._shelf.drafts)
        self._draft = said["program"]
        return await self.async_step_draft()

    async def async_step_import(self, said: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Take a text that somebody sent; it becomes a draft to look at."""
        if said is None:
            return self._text_form({})
        try:
            draft, raised = await put_draft(self.hass, read_text(said["text"]), author=None)
        except Unsuitable as problem:
            why = await self._sentence(problem)
            return self._text_form({"text": "unreadable"}, said, why)
        self._draft = draft.program.id
        self._notes = "\n".join(await raised_in_words(self.hass, raised))
        return await self.async_step_draft()

    async def async_step_draft(self, _: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Show what a draft will do, before anybody can start it."""
        if (recipe := self._shelf.get(self._draft)) is None:
            return await self.async_step_init()
        return self.async_show_menu(
            step_id="draft",
            menu_options=["confirm", "discard"],
            description_placeholders=await self._told(recipe),
        )

    async def async_step_confirm(self, _: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Make a draft one of the household's programs."""
        try:
            await self._shelf.confirm(self._draft)
        except Unsuitable as problem:
            return await self._refused(problem)
        return self._done()

    async def async_step_discard(self, _: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Throw a draft away."""
        return await self._thrown_away(self._draft)

    async def _add(self, stage: dict[str, Any]) -> ConfigFlowResult:
        """Add a stage, or say why it makes no program that can be read."""
        work = {**self._work, "stages": [*self._work["stages"], stage]}
        try:
            read(work)
        except Unsuitable as problem:
            self._notes = await self._sentence(problem)
        else:
            self._work = work
        return await self.async_step_program()

    def _take_about(self, said: Mapping[str, Any]) -> None:
        self._work = named(forms.about(said), self.hass.config.language, self._work)

    async def _thrown_away(self, program_id: str) -> ConfigFlowResult:
        try:
            await self._shelf.delete(program_id)
        except Unsuitable as problem:
            return await self._refused(problem)
        return self._done()

    async def _told(self, recipe: Recipe) -> dict[str, str]:
        """Return a program in words: its name, its stages, and what is to be minded."""
        minded = dict.fromkeys([self._notes, *await warnings(self.hass, recipe)])
        self._notes = ""
        return {
            "program": escaped(title(recipe.program, self.hass.config.language)),
            "steps": await numbered(self.hass, recipe.program),
            "notes": escaped("\n".join(filter(None, minded))),
        }

    async def _refused(self, problem: Unsuitable) -> ConfigFlowResult:
        why = escaped(await self._sentence(problem))
        return self.async_abort(reason="refused", description_placeholders={"why": why})

    async def _sentence(self, problem: Unsuitable) -> str:
        words = await translations(self.hass, "exceptions")
        return sentence(words, await told(self.hass, problem, self.config_entry.title))

    def _choice(self, step: str, recipes: tuple[Recipe, ...]) -> ConfigFlowResult:
        language = self.hass.config.language
        options = [
            SelectOptionDict(value=one.program.id, label=title(one.program, language))
            for one in recipes
        ]
        schema = {vol.Required("program"): SelectSelector(SelectSelectorConfig(options=options))}
        return self.async_show_form(step_id=step, data_schema=vol.Schema(schema))

    def _text_form(
        self, errors: dict[str, str], said: Mapping[str, Any] | None = None, why: str = ""
    ) -> ConfigFlowResult:
        return self.async_show_form(
            step_id="import",
            data_schema=self.add_suggested_values_to_schema(_TEXT, said),
            errors=errors,
            description_placeholders={"why": why},
        )

    def _done(self) -> ConfigFlowResult:
        """End with the options as they were: programs are kept on the shelf."""
        return self.async_create_entry(data=dict(self.config_entry.options))
