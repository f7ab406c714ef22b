/** The face of the toaster oven: a glass door, glowing tubes, and a column of dials. */

import { applianceKeys } from "/static/appliance_keys.js";
import { clockFigure, digits, wholeDegrees } from "/static/digits.js";
import { div, html, setAttribute, setText, span } from "/static/element.js";
import { foodKeys } from "/static/food.js";
import { Hand } from "/static/hand.js";
import { knob } from "/static/knob.js";
import { pairing } from "/static/pairing.js";
import { toasterCavity } from "/static/toaster_cavity.js";
import { zoneKeys } from "/static/zone_keys.js";
import { note, stateWord, time } from "/static/zone_words.js";

export function toasterOven(panel, cooker) {
  const [capabilities] = cooker.capabilities.zones;
  const hand = new Hand(panel, capabilities);
  const [cavity, shown, code] = [toasterCavity(hand), screen(panel.words, hand), pairing(panel)];
  const [turned, keys] = [dials(panel.words, hand), zoneKeys(panel, hand)];
  const hands = foodKeys(panel, hand, { door: "door", mass_kg: 0.2 });
  const common = applianceKeys(panel, cooker.capabilities);
  const label = { "aria-label": panel.words.zone(capabilities) };
  const brand = html("span", { class: "brand", "aria-hidden": "true" }, "Cooker");
  const front = div("toaster-front", cavity.node, turned.node);
  const row = div("toaster-row", shown.node, keys.node);
  const controls = html("section", { class: "toaster-controls", ...label }, front, row);
  const base = div("toaster-base", brand, common.node);
  const shell = div("toaster-shell", code.node, controls, base);
  const feet = html("div", { class: "toaster-feet", "aria-hidden": "true" });
  const node = div("toaster", shell, feet, hands.node);
  let last = null;
  const show = (state) => {
    last = state;
    const [zone] = state.zones;
    hand.show(zone);
    for (const part of [cavity, shown]) part.show(state, zone);
    for (const part of [code, common]) part.show(state);
    for (const part of [turned, keys, hands]) part.show(zone);
  };
  hand.onTouch(() => show(last));
  return { node, show };
}

/** A small amber window above the dials. */
function screen(words, hand) {
  const [state, caption, spoken] = [span("amber-state"), span("amber-caption"), span("unseen")];
  const [degrees, clock] = [digits("888"), digits("88:88")];
  const remark = html("p", { class: "amber-note", "data-said": true });
  const unit = html("span", { "aria-hidden": "true" }, "°C");
  const figures = div("amber-figures", degrees.node, unit, clock.node);
  const node = div("amber", div("amber-top", state, caption), figures, spoken, remark);
  return {
    node,
    show(cooker, zone) {
      setAttribute(node, "data-state", zone.state);
      setText(state, stateWord(words, cooker, zone));
      const [word, seconds] = time(hand, zone);
      setText(caption, words.text(word));
      const now = words.temperature(zone.temperature_c);
      setText(spoken, seconds === null ? now : `${now}, ${words.duration(seconds)}`);
      degrees.show(wholeDegrees(zone.temperature_c));
      clock.show(clockFigure(seconds));
      setText(remark, note(words, cooker, zone));
    },
  };
}

function dials(words, hand) {
  const zone = words.zone(hand.capabilities);
  const modes = hand.capabilities.modes.map(({ mode }) => mode);
  const dial = (setting, onTurn) => {
    const label = words.text("set_of", { setting: words.text(setting), zone });
    return knob({ label, caption: words.text(setting), onTurn, onRest: () => hand.settle() });
  };
  const mode = dial("mode", (value) => hand.choose(modes[Math.round(value)]));
  const target = dial("temperature", (value) => hand.turn("target_c", value));
  const timer = dial("time", (value) => hand.turn("duration_s", value));
  const node = div("toaster-dials", mode.node, target.node, timer.node);
  return {
    node,
    show() {
      const range = { min: 0, max: modes.length - 1, step: 1 };
      const text = words.word("mode", hand.mode.mode);
      mode.show({ range, at: modes.indexOf(hand.mode.mode), text, dim: hand.running });
      const degrees = hand.value("target_c") ?? null;
      const shown = words.temperature(degrees);
      target.show({ range: hand.range("target_c"), at: degrees, text: shown });
      const left = hand.value("duration_s") ?? null;
      const length = left === null ? "–" : words.length(left);
      timer.show({ range: hand.range("duration_s"), at: left, text: length });
    },
  };
}
