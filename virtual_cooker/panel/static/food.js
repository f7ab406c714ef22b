/** Food: how it looks, and the keys of a hand that puts it in or takes it out. */

import {
  button,
  div,
  drawing,
  html,
  setAttribute,
  setShare,
  setText,
  span,
} from "/static/element.js";

/** The food itself; it browns as its core warms from 20 to 95 °C. */
export function food(shape) {
  const node = div(`food ${shape}`, drawing(shape, "food-drawing"));
  return {
    node,
    show({ food: inside }) {
      node.hidden = inside === null;
      if (inside) setShare(node, "--done", (inside.temperature_c - 20) / 75);
    },
  };
}

/** Door, food and probe keys of a zone; `door` is "door" or "lid". */
export function foodKeys({ words }, hand, { door, mass_kg }) {
  const zone = words.zone(hand.capabilities);
  const key = (onPress) => button({ class: "hand-key" }, onPress);
  const doorKey = key(() => hand.toggleDoor());
  const from = origins(words, zone);
  let loaded = false;
  const moveFood = () => (loaded ? hand.takeFood() : hand.putFood(mass_kg, Number(from.value)));
  const foodKey = key(moveFood);
  const probeKey = hand.capabilities.probe_count ? key(() => hand.toggleProbe()) : null;
  const inside = span("food-inside");
  const node = div("hand-keys", doorKey, foodKey, from, probeKey, inside);
  const name = (node, word) => {
    setText(node, words.text(word));
    setAttribute(node, "aria-label", words.text("key_of", { key: words.text(word), zone }));
  };
  return {
    node,
    show(state) {
      loaded = state.food !== null;
      name(doorKey, `${door}_${state.door === "open" ? "close" : "open"}`);
      name(foodKey, loaded ? "food_out" : "food_in");
      from.hidden = loaded;
      if (probeKey) name(probeKey, state.probes[0]?.inserted ? "probe_out" : "probe_in");
      setText(inside, describe(words, state));
    },
  };
}

function describe(words, { food: inside, probes }) {
  const said = [];
  if (inside) {
    const kg = inside.mass_kg.toLocaleString(words.language, { maximumFractionDigits: 2 });
    said.push(words.text("food_inside", { kg, t: words.temperature(inside.temperature_c) }));
  }
  if (probes[0]?.inserted) {
    said.push(words.text("probe_reads", { t: words.temperature(probes[0].temperature_c) }));
  }
  return said.join(" · ");
}

function origins(words, zone) {
  const places = { 5: "food_fridge", 20: "food_room", "-18": "food_freezer" };
  const label = words.text("set_of", { setting: words.text("food_from"), zone });
  const options = Object.entries(places).map(([celsius, word]) =>
    html("option", { value: celsius, selected: celsius === "5" }, words.text(word)),
  );
  return html("select", { class: "hand-select", "aria-label": label }, ...options);
}
