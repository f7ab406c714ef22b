/** The face of the built-in oven: each cavity with its display, dials and glass door. */

import { applianceKeys } from "/static/appliance_keys.js";
import { div, html } from "/static/element.js";
import { foodKeys } from "/static/food.js";
import { Hand } from "/static/hand.js";
import { knob } from "/static/knob.js";
import { ovenCavity } from "/static/oven_cavity.js";
import { ovenDisplay } from "/static/oven_display.js";
import { pairing } from "/static/pairing.js";
import { stepper } from "/static/stepper.js";
import { zoneKeys } from "/static/zone_keys.js";

export function oven(panel, cooker) {
  const keys = applianceKeys(panel, cooker.capabilities);
  const code = pairing(panel);
  const zones = cooker.capabilities.zones.map((zone, place) => ovenZone(panel, zone, place));
  const brand = html("span", { class: "brand", "aria-hidden": "true" }, "Cooker");
  const fascia = div("fascia", brand, keys.node);
  const node = div("oven", fascia, code.node, ...zones.map((zone) => zone.node));
  return {
    node,
    show(state) {
      keys.show(state);
      code.show(state);
      zones.forEach((zone) => zone.show(state));
    },
  };
}

function ovenZone(panel, capabilities, place) {
  const { words } = panel;
  const hand = new Hand(panel, capabilities);
  const display = ovenDisplay(words, hand);
  const dials = ovenDials(words, hand);
  const keys = zoneKeys(panel, hand);
  const cavity = ovenCavity(hand, place === 0 ? "loaf" : "dish");
  const hands = foodKeys(panel, hand, { door: "door", mass_kg: 1 });
  const node = html(
    "section",
    { class: `oven-zone ${capabilities.id}`, "aria-label": words.zone(capabilities) },
    div("oven-controls", dials.mode.node, display.node, dials.target.node),
    div("oven-row", dials.time.node, keys.node),
    cavity.node,
    hands.node,
  );
  let last = null;
  const show = (cooker) => {
    last = cooker;
    const zone = cooker.zones.find(({ id }) => id === capabilities.id);
    hand.show(zone);
    dials.show();
    display.show(cooker, zone);
    for (const part of [keys, hands]) part.show(zone);
    cavity.show(cooker, zone);
  };
  hand.onTouch(() => show(last));
  return { node, show };
}

function ovenDials(words, hand) {
  const zone = words.zone(hand.capabilities);
  const label = (setting) => words.text("set_of", { setting: words.text(setting), zone });
  const modes = hand.capabilities.modes.map(({ mode }) => mode);
  const mode = knob({
    label: label("mode"),
    caption: words.text("mode"),
    onTurn: (value) => hand.choose(modes[Math.round(value)]),
    onRest: () => {},
  });
  const target = knob({
    label: label("temperature"),
    caption: words.text("temperature"),
    onTurn: (value) => hand.turn("target_c", value),
    onRest: () => hand.settle(),
  });
  const time = stepper({
    words,
    name: label("time"),
    caption: words.text("time"),
    onStep: (direction) => hand.nudge("duration_s", direction),
  });
  const show = () => {
    const at = modes.indexOf(hand.mode.mode);
    const text = words.word("mode", hand.mode.mode);
    mode.show({ range: { min: 0, max: modes.length - 1, step: 1 }, at, text, dim: hand.running });
    const value = hand.value("target_c") ?? null;
    target.show({ range: hand.range("target_c"), at: value, text: words.temperature(value) });
    const left = hand.value("duration_s");
    time.show(left === null ? "–" : words.length(left));
  };
  return { mode, target, time, show };
}
