/** The face of the microwave: a window with its turntable, and a large touch screen. */

import { applianceKeys } from "/static/appliance_keys.js";
import { div, html, setAttribute } from "/static/element.js";
import { food, foodKeys } from "/static/food.js";
import { gauge } from "/static/gauge.js";
import { Hand } from "/static/hand.js";
import { modeTiles } from "/static/mode_tiles.js";
import { pairing } from "/static/pairing.js";
import { settings } from "/static/settings.js";
import { zoneKeys } from "/static/zone_keys.js";
import { heats } from "/static/zone_words.js";

export function microwave(panel, cooker) {
  const [capabilities] = cooker.capabilities.zones;
  const hand = new Hand(panel, capabilities);
  const [cavity, screen] = [chamber(hand), touchScreen(panel, hand)];
  const hands = foodKeys(panel, hand, { door: "door", mass_kg: 0.4 });
  const keys = applianceKeys(panel, cooker.capabilities);
  const left = div("microwave-left", cavity.node, hands.node, keys.node);
  const brand = html("span", { class: "brand", "aria-hidden": "true" }, "Cooker");
  const node = div("microwave", div("microwave-front", left, screen.node), brand);
  let last = null;
  const show = (state) => {
    last = state;
    const [zone] = state.zones;
    hand.show(zone);
    cavity.show(state, zone);
    screen.show(state, zone);
    hands.show(zone);
    keys.show(state);
  };
  hand.onTouch(() => show(last));
  return { node, show };
}

function touchScreen(panel, hand) {
  const code = pairing(panel);
  const dial = gauge(panel.words, hand);
  const [tiles, steppers, keys] = [
    modeTiles(panel, hand),
    settings(panel, hand),
    zoneKeys(panel, hand),
  ];
  const label = { "aria-label": panel.words.zone(hand.capabilities) };
  const parts = [code, dial, tiles, steppers, keys].map((part) => part.node);
  const node = html("section", { class: "touch-screen", ...label }, ...parts);
  return {
    node,
    show(cooker, zone) {
      code.show(cooker);
      dial.show(cooker, zone);
      tiles.show();
      steppers.show();
      keys.show(zone);
    },
  };
}

function chamber(hand) {
  const inside = food("bowl");
  const plate = div("turntable");
  const steam = div("steam", html("i"), html("i"), html("i"));
  const interior = div("microwave-inside", div("cavity-light"), plate, inside.node, steam);
  const door = html(
    "div",
    { class: "microwave-door", on: { click: () => hand.toggleDoor() } },
    div("mesh"),
    div("door-handle"),
  );
  const node = html("div", { class: "microwave-cavity", "aria-hidden": "true" }, interior, door);
  return {
    node,
    show(cooker, zone) {
      setAttribute(node, "data-door", zone.door);
      setAttribute(node, "data-heats", String(heats(zone)));
      setAttribute(
        node,
        "data-light",
        String(cooker.light === true || zone.door === "open" || heats(zone)),
      );
      setAttribute(node, "data-steams", String(zone.food !== null && zone.food.temperature_c > 55));
      inside.show(zone);
    },
  };
}
