/** Bounds, steps and places on an arc. Pure: numbers in the unit that people see. */

/** Minutes of which a press takes more at once, and how many: nobody presses 90 times. */
const PRESSES_MIN = [
  [180, 30],
  [60, 15],
  [20, 5],
];
const ROOM = { "°C": 20, "°F": 70 };

/** The bounds of a number entity as its state object has them. */
export function boundsOf({ attributes }) {
  const { min, max, step, unit_of_measurement: unit = "" } = attributes;
  return { min, max, step, unit };
}

/** The nearest value that a number entity takes. */
export function fitted(value, { min, max, step }) {
  const near = Math.round(value / step) * step;
  return Number(Math.min(max, Math.max(min, near)).toFixed(3));
}

/** One press further, onto whole presses: five minutes more than 47 are 50. */
export function stepped(value, direction, bounds) {
  const press = pressOf(direction > 0 ? value : value - bounds.step, bounds);
  const whole = value / press;
  const next = direction > 0 ? Math.floor(whole + 1e-6) + 1 : Math.ceil(whole - 1e-6) - 1;
  return fitted(next * press, bounds);
}

/** Where a value lies between two others, 0 to 1. */
export function share(value, low, high) {
  if (value === null || high <= low) return 0;
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}

/** A temperature in another unit: a person may give each entity one of its own. */
export function inUnit(value, from, to) {
  if (value === null || from === to) return value;
  return to === "°F" ? value * 1.8 + 32 : (value - 32) / 1.8;
}

/** The coldest that an arc shows: a cold cooker is as warm as its room. */
export function coldest(min, unit) {
  return Math.min(min, ROOM[unit] ?? min);
}

function pressOf(value, { step, unit }) {
  if (unit !== "min") return step;
  const [, press] = PRESSES_MIN.find(([from]) => value >= from) ?? [0, step];
  return Math.max(press, step);
}
