/** The face of the rice cooker: a lid over its pot, steam, two lamps and a small display. */

import { applianceKeys } from "/static/appliance_keys.js";
import { digits } from "/static/digits.js";
import { div, html, setAttribute, setShare, setText, span } from "/static/element.js";
import { foodKeys } from "/static/food.js";
import { Hand } from "/static/hand.js";
import { modeTiles } from "/static/mode_tiles.js";
import { pairing } from "/static/pairing.js";
import { settings } from "/static/settings.js";
import { zoneKeys } from "/static/zone_keys.js";
import { heats, note, stateWord, time } from "/static/zone_words.js";

export function riceCooker(panel, cooker) {
  const [capabilities] = cooker.capabilities.zones;
  const hand = new Hand(panel, capabilities);
  const [top, display, code] = [vessel(hand), lcd(panel.words, hand), pairing(panel)];
  const [tiles, steppers, keys] = [
    modeTiles(panel, hand),
    settings(panel, hand),
    zoneKeys(panel, hand),
  ];
  const hands = foodKeys(panel, hand, { door: "lid", mass_kg: 0.6 });
  const common = applianceKeys(panel, cooker.capabilities);
  const controls = html(
    "section",
    { class: "rice-panel", "aria-label": panel.words.zone(capabilities) },
    display.node,
    code.node,
    tiles.node,
    steppers.node,
    keys.node,
  );
  const brand = html("span", { class: "brand", "aria-hidden": "true" }, "Cooker");
  const body = div("rice-body", brand, controls, common.node, hands.node);
  const node = div("rice-cooker", top.node, body);
  let last = null;
  const show = (state) => {
    last = state;
    const [zone] = state.zones;
    hand.show(zone);
    for (const part of [top, display]) part.show(state, zone);
    for (const part of [code, common]) part.show(state);
    for (const part of [tiles, steppers, keys, hands]) part.show(zone);
  };
  hand.onTouch(() => show(last));
  return { node, show };
}

/** What the lid hides. */
function vessel(hand) {
  const rice = div("rice");
  const pot = div("pot", rice);
  const lid = html(
    "div",
    { class: "lid", on: { click: () => hand.toggleDoor() } },
    div("lid-knob"),
  );
  const inner = html("div", { class: "lid-inner", on: { click: () => hand.toggleDoor() } });
  const steam = div("steam", html("i"), html("i"), html("i"));
  const node = html("div", { class: "vessel", "aria-hidden": "true" }, inner, pot, lid, steam);
  return {
    node,
    show(_, zone) {
      setAttribute(node, "data-door", zone.door);
      setAttribute(
        node,
        "data-steams",
        String(zone.food !== null && (zone.temperature_c ?? 0) > 80),
      );
      rice.hidden = zone.food === null;
      if (zone.food) setShare(node, "--done", (zone.food.temperature_c - 60) / 40);
    },
  };
}

function lcd(words, hand) {
  const clock = digits("88:88", "lcd-digits");
  const caption = span("lcd-caption");
  const state = span("lcd-state");
  const degrees = span("lcd-degrees");
  const spoken = span("unseen");
  const remark = html("p", { class: "lcd-note", "data-said": true });
  const [cook, warm] = [
    lamp(words.text("lamp_cook"), "cook"),
    lamp(words.text("lamp_warm"), "warm"),
  ];
  const middle = div(
    "lcd",
    div("lcd-top", state, degrees),
    div("lcd-time", caption, clock.node, spoken),
    remark,
  );
  const node = div("rice-display", cook.node, middle, warm.node);
  return {
    node,
    show(cooker, zone) {
      setAttribute(middle, "data-state", cooker.power === "on" ? zone.state : "off");
      setText(state, stateWord(words, cooker, zone));
      setText(degrees, words.temperature(zone.temperature_c));
      const [word, seconds] = time(hand, zone);
      setText(caption, words.text(word));
      setText(spoken, seconds === null ? "–" : words.duration(seconds));
      clock.show(seconds === null ? "--:--" : hoursAndMinutes(seconds));
      setText(remark, note(words, cooker, zone));
      const warming = zone.state === "keeping_warm" || zone.stage?.mode === "keep_warm";
      cook.show(heats(zone) && !warming);
      warm.show(warming);
    },
  };
}

function lamp(text, className) {
  const node = div(`rice-lamp ${className}`, html("i"), html("span", {}, text));
  return { node, show: (on) => setAttribute(node, "data-lit", String(on)) };
}

function hoursAndMinutes(seconds) {
  const minutes = Math.ceil(seconds / 60);
  return [Math.floor(minutes / 60), minutes % 60]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
}
