/** The keys of a hand that fills a tank, or lets its water out. */

import { button, div, setText, span } from "/static/element.js";

const JUG_KG = 2;

export function waterKeys({ words }, hand) {
  const zone = words.zone(hand.capabilities);
  const key = (word, onPress) => {
    const label = words.text("key_of", { key: words.text(word), zone });
    return button({ class: "hand-key", "aria-label": label }, onPress, words.text(word));
  };
  const fill = key("water_in", () => hand.fillWater(JUG_KG));
  const drain = key("water_out", () => hand.drainWater());
  const inside = span("water-inside");
  const node = div("hand-keys", fill, drain, inside);
  return {
    node,
    show({ tank }) {
      const kg = tank.water_kg.toLocaleString(words.language, { maximumFractionDigits: 1 });
      setText(inside, words.text("water_inside", { kg }));
    },
  };
}
