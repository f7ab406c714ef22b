/** Steppers for what can be set in the present mode: power, temperature, time, a later start. */

import { div } from "/static/element.js";
import { stepper } from "/static/stepper.js";

const FIELDS = [
  ["power_pct", "power_level", (_, value) => `${Math.round(value)} %`],
  ["target_c", "temperature", (words, value) => words.setting(value)],
  ["duration_s", "time", (words, value) => words.length(value)],
  ["delay_s", "delay", (words, value) => (value ? words.length(value) : words.text("at_once"))],
];

export function settings({ words }, hand) {
  const zone = words.zone(hand.capabilities);
  const rows = FIELDS.map(([field, word, shown]) => {
    const name = words.text("set_of", { setting: words.text(word), zone });
    const row = stepper({
      words,
      name,
      caption: words.text(word),
      onStep: (direction) => hand.nudge(field, direction),
    });
    return { field, shown, row };
  });
  const node = div("settings", ...rows.map(({ row }) => row.node));
  return {
    node,
    show() {
      for (const { field, shown, row } of rows) {
        const value = hand.value(field) ?? null;
        row.show(value === null ? "–" : shown(words, value), hand.range(field) !== null);
      }
    },
  };
}
