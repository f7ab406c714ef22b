/** Times as people read them. Milliseconds since 1970, seconds, minutes; no clock is asked here. */

const HOUR_S = 3600;
const DAY_MS = 86_400_000;

/** Seconds as 7:30 or 1:05:00; never less than nothing. */
export function clock(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  const parts = [Math.floor(whole / HOUR_S), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((part, place) => (place ? String(part).padStart(2, "0") : part)).join(":");
}

/** Minutes as 45 min or 1 h 30 min, in the reader's language. */
export function length(minutes, language) {
  const hours = Math.floor(minutes / 60);
  const rest = minutes - hours * 60;
  const said = [hours && unit(hours, "hour", language)];
  if (rest || !hours) said.push(unit(rest, "minute", language));
  return said.filter(Boolean).join(" ");
}

/** A time of day as the reader wrote it in the profile, with the weekday where it is not near. */
export function timeOfDay(at, now, { locale, config }) {
  const options = { hour: "numeric", minute: "2-digit", ...twelve(locale) };
  if (Math.abs(at - now) > DAY_MS / 2) options.weekday = "short";
  if (locale.time_zone === "server") options.timeZone = config.time_zone;
  return new Intl.DateTimeFormat(locale.language, options).format(at);
}

/** How much of the way from one time to another is gone, 0 to 1; null where an end is missing. */
export function gone(from, to, now) {
  if (from === null || to === null || to <= from) return null;
  return Math.min(1, Math.max(0, (now - from) / (to - from)));
}

function twelve({ time_format: format }) {
  return { 12: { hour12: true }, 24: { hourCycle: "h23" } }[format] ?? {};
}

function unit(value, name, language) {
  const options = { style: "unit", unit: name, unitDisplay: "short", maximumFractionDigits: 1 };
  return new Intl.NumberFormat(language, options).format(value);
}
