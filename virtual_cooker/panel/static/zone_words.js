/** Sentences and figures about a zone that every face shows alike. */

const HEATING = new Set(["preheating", "preheated", "cooking", "keeping_warm"]);

/** Whether something makes heat in there. */
export function heats(zone) {
  return HEATING.has(zone.state);
}

/** The word of a zone's state; a sleeping appliance has none of its own. */
export function stateWord(words, cooker, zone) {
  return words.word("state", cooker.power === "on" ? zone.state : "off");
}

/** What to tell beneath the figures: a fault, a request, or who started. */
export function note(words, cooker, zone) {
  if (cooker.fault) return words.text("fault", cooker.fault);
  if (words.has(`water.${cooker.water}`)) return words.text(`water.${cooker.water}`);
  if (zone.needs_user) return zone.needs_user;
  const waits = zone.state === "scheduled";
  if (!(heats(zone) || waits) || !zone.origin) return "";
  const { by, client } = zone.origin;
  const done = waits ? "scheduled" : "started";
  if (by === "panel") return words.text(`${done}_by_panel`);
  return words.text(`${done}_by_client`, { name: client ?? "?" });
}

/** The word and the seconds of the time to show: until it starts, is hot or done, or as dialled. */
export function time(hand, zone) {
  if (zone.state === "scheduled") return ["starts_in", zone.starts_in_s];
  if (zone.state === "preheating" && zone.ready_in_s !== null) return ["hot_in", zone.ready_in_s];
  if (hand.running) return [zone.remaining_s === null ? "running" : "left", zone.remaining_s];
  return ["time", hand.value("duration_s")];
}

/** How far a zone is on its way to its target, 0 to 1. */
export function progress(zone) {
  if (zone.target_c === null || zone.temperature_c === null) return 0;
  return (zone.temperature_c - 20) / Math.max(1, zone.target_c - 20);
}
