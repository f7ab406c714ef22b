/** The dark display of one cavity: figures in lit digits, its state in words. */

import { clockFigure, digits, wholeDegrees } from "/static/digits.js";
import { div, html, setAttribute, setShare, setText, span } from "/static/element.js";
import { modeDrawing } from "/static/mode_drawing.js";
import { note, progress, stateWord, time } from "/static/zone_words.js";

export function ovenDisplay(words, hand) {
  const state = span("display-state");
  const mode = span("display-mode");
  const now = figure(words.text("now"), "888", "big");
  const set = figure(words.text("set"), "888", "small");
  const left = figure("", "88:88", "small");
  const bar = html("div", { class: "display-bar", "aria-hidden": "true" });
  const remark = html("p", { class: "display-note", "data-said": true });
  const node = html(
    "div",
    { class: "display" },
    div("display-top", span("display-zone", words.zone(hand.capabilities)), state),
    div("display-figures", now.node, div("display-side", set.node, left.node)),
    bar,
    div("display-bottom", mode, remark),
  );
  let drawn = "";
  return {
    node,
    show(cooker, zone) {
      setAttribute(node, "data-state", cooker.power === "on" ? zone.state : "off");
      setText(state, stateWord(words, cooker, zone));
      now.show(words.temperature(zone.temperature_c), wholeDegrees(zone.temperature_c));
      const target = hand.value("target_c") ?? null;
      set.show(words.temperature(target), wholeDegrees(target));
      const [caption, seconds] = time(hand, zone);
      left.name(words.text(caption));
      left.show(seconds === null ? "–" : words.duration(seconds), clockFigure(seconds));
      setShare(bar, "--share", hand.running ? progress(zone) : 0);
      setText(remark, note(words, cooker, zone));
      if (drawn === hand.mode.mode) return;
      drawn = hand.mode.mode;
      mode.replaceChildren(modeDrawing(drawn), words.word("mode", drawn));
    },
  };
}

function figure(caption, pattern, className) {
  const name = span("figure-name", caption);
  const spoken = span("unseen figure-value");
  const lit = digits(pattern);
  const unit = pattern.includes(":")
    ? null
    : html("span", { class: "figure-unit", "aria-hidden": "true" }, "°C");
  const node = div(`figure ${className}`, name, div("figure-row", lit.node, unit), spoken);
  return {
    node,
    name: (text) => setText(name, text),
    show(words, shown) {
      setText(spoken, words);
      lit.show(shown);
    },
  };
}
