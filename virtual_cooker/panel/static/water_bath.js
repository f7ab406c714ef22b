/** The face of the water bath: a tank to look into, its lid, and a steel front with its controls. */

import { applianceKeys } from "/static/appliance_keys.js";
import { bathTank } from "/static/bath_tank.js";
import { div, html } from "/static/element.js";
import { foodKeys } from "/static/food.js";
import { gauge } from "/static/gauge.js";
import { Hand } from "/static/hand.js";
import { modeTiles } from "/static/mode_tiles.js";
import { pairing } from "/static/pairing.js";
import { settings } from "/static/settings.js";
import { waterKeys } from "/static/water_keys.js";
import { zoneKeys } from "/static/zone_keys.js";

export function waterBath(panel, cooker) {
  const [capabilities] = cooker.capabilities.zones;
  const hand = new Hand(panel, capabilities);
  const [tank, dial] = [bathTank(panel.words, hand), gauge(panel.words, hand, "water_temperature")];
  const [code, common] = [pairing(panel), applianceKeys(panel, cooker.capabilities)];
  const [tiles, steppers, keys] = [
    modeTiles(panel, hand),
    settings(panel, hand),
    zoneKeys(panel, hand),
  ];
  const hands = foodKeys(panel, hand, { door: "lid", mass_kg: 0.8 });
  const water = waterKeys(panel, hand);
  const label = { "aria-label": panel.words.zone(capabilities) };
  const parts = [code, dial, tiles, steppers, keys].map((part) => part.node);
  const controls = html("section", { class: "bath-panel", ...label }, ...parts);
  const brand = html("span", { class: "brand", "aria-hidden": "true" }, "Cooker");
  const front = div("bath-front", controls, common.node, brand);
  const node = div("bath", tank.node, front, hands.node, water.node);
  let last = null;
  const show = (state) => {
    last = state;
    const [zone] = state.zones;
    hand.show(zone);
    for (const part of [tank, dial]) part.show(state, zone);
    for (const part of [code, common]) part.show(state);
    for (const part of [tiles, steppers, keys, hands, water]) part.show(zone);
  };
  hand.onTouch(() => show(last));
  return { node, show };
}
