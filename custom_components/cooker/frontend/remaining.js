/** How long something still takes: the next end in sight, and how far it is on the way there. */

import { clock, gone, length } from "./time.js";

const FINISHES = "sensor.finishes_at";

/** The ends that a cook can have before it, the nearest first, and how the time to each is told. */
const ENDS = {
  "sensor.starts_at": "starts_in",
  "sensor.ready_at": "hot_in",
  [FINISHES]: "left",
};

/** `end` in ms and its entity `key`; `clock` alone and as `text`; each null where nobody knows. */
export function remaining({ zone, words }, now) {
  const key = Object.keys(ENDS).find((one) => zone.time(one) !== null) ?? FINISHES;
  const end = zone.time(key);
  if (end === null) return { key, end, ...standing(zone, words) };
  if (end <= now) return { key, end, clock: "0:00", text: words.text("soon") };
  const time = clock((end - now) / 1000);
  return { key, end, clock: time, text: words.text(ENDS[key], { time }) };
}

/** The share of the way that is done and the name of that way; null where an end is unknown. */
export function progress({ zone, words }, now) {
  const heated = zone.number("sensor.preheat_progress");
  if (zone.word === "preheating" && heated !== null) {
    return { part: heated / 100, name: words.name("sensor.preheat_progress") };
  }
  const part = gone(zone.time("sensor.on_since"), zone.time(FINISHES), now);
  return part === null ? null : { part, name: words.text("whole") };
}

/** In a pause the end moves away with every second, so what is left stands still, in minutes. */
function standing(zone, words) {
  const minutes = zone.word === "paused" ? zone.number("sensor.remaining") : null;
  if (minutes === null) return { clock: null, text: null };
  const time = length(minutes, words.language);
  return { clock: time, text: words.text("left", { time }) };
}
