/** The face of the air fryer: a dark glass display for both baskets above their two drawers. */

import { applianceKeys } from "/static/appliance_keys.js";
import { clockFigure, digits, wholeDegrees } from "/static/digits.js";
import { div, html, setAttribute, setText, span } from "/static/element.js";
import { foodKeys } from "/static/food.js";
import { fryerDrawer } from "/static/fryer_drawer.js";
import { Hand } from "/static/hand.js";
import { modeTiles } from "/static/mode_tiles.js";
import { pairing } from "/static/pairing.js";
import { settings } from "/static/settings.js";
import { zoneKeys } from "/static/zone_keys.js";
import { note, stateWord, time } from "/static/zone_words.js";

export function airFryer(panel, cooker) {
  const [keys, code] = [applianceKeys(panel, cooker.capabilities), pairing(panel)];
  const zones = cooker.capabilities.zones.map((zone) => basket(panel, zone));
  const brand = html("span", { class: "brand", "aria-hidden": "true" }, "Cooker");
  const crown = div("fascia", brand, keys.node);
  const baskets = div("baskets", ...zones.map((zone) => zone.node));
  const node = div("fryer", crown, code.node, baskets);
  return {
    node,
    show(state) {
      for (const part of [keys, code, ...zones]) part.show(state);
    },
  };
}

function basket(panel, capabilities) {
  const hand = new Hand(panel, capabilities);
  const [shown, drawer] = [readout(panel.words, hand), fryerDrawer(hand)];
  const parts = [modeTiles(panel, hand), settings(panel, hand), zoneKeys(panel, hand)];
  const hands = foodKeys(panel, hand, { door: "drawer", mass_kg: 0.5 });
  const glass = div("fryer-glass", shown.node, ...parts.map((part) => part.node));
  const label = { "aria-label": panel.words.zone(capabilities) };
  const attributes = { class: `basket ${capabilities.id}`, ...label };
  const node = html("section", attributes, glass, drawer.node, hands.node);
  let last = null;
  const show = (cooker) => {
    last = cooker;
    const zone = cooker.zones.find(({ id }) => id === capabilities.id);
    hand.show(zone);
    for (const part of [shown, drawer]) part.show(cooker, zone);
    for (const part of [...parts, hands]) part.show(zone);
  };
  hand.onTouch(() => show(last));
  return { node, show };
}

/** Degrees and time in one row of blue-white digits. */
function readout(words, hand) {
  const [state, caption, spoken] = [span("readout-state"), span(""), span("unseen readout-value")];
  const [degrees, clock] = [digits("888"), digits("88:88")];
  const unit = html("span", { class: "readout-unit", "aria-hidden": "true" }, "°C");
  const remark = html("p", { class: "readout-note", "data-said": true });
  const name = span("readout-zone", words.zone(hand.capabilities));
  const figures = div("readout-figures", degrees.node, unit, clock.node);
  const captions = div("readout-captions", span("", words.text("now")), caption);
  const node = div("readout", div("readout-top", name, state), captions, figures, spoken, remark);
  return {
    node,
    show(cooker, zone) {
      setAttribute(node, "data-state", cooker.power === "on" ? zone.state : "off");
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
