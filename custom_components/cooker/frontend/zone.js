/** A zone's entities, found by what they are and never by their ids, which anybody may change. */

import { inUnit } from "./scale.js";

const PLATFORM = "cooker";
const KNOWS_NOTHING = new Set(["unavailable", "unknown"]);

/** What is there to be stopped; an unknown word is among it, for nobody knows that it is off. */
const AT_REST = new Set(["idle", "finished", "cooling_down", "fault"]);

/** The devices of the zones that a card's configuration means; none where it names no cooker. */
export function zonesOf(hass, config) {
  const device = config.device_id ?? hass.entities[config.entity]?.device_id;
  if (!device || !hass.devices[device]) return [];
  if (isZone(hass, device)) return [device];
  const below = Object.values(hass.devices).filter((one) => parentOf(one) === device);
  return below.map((one) => one.id).filter((id) => isZone(hass, id));
}

/** The device of the first zone that Home Assistant knows; null where it has no cooker. */
export function anyZone(hass) {
  const states = Object.values(hass.entities).filter((one) => isOurs(one) && isState(one));
  return states.find((one) => one.device_id)?.device_id ?? null;
}

/** The device of a cooker's entity; null where it is somebody else's. */
export function deviceOf(hass, entityId) {
  const entity = hass.entities[entityId];
  return entity && isOurs(entity) ? (entity.device_id ?? null) : null;
}

/** One zone as Home Assistant shows it at this moment. Keys are such as `sensor.temperature`. */
export class Zone {
  #hass;
  #ids = new Map();

  constructor(hass, device) {
    this.#hass = hass;
    this.device = hass.devices[device];
    const parent = parentOf(this.device);
    for (const one of Object.values(hass.entities)) {
      if (isOurs(one) && [device, parent].includes(one.device_id ?? "")) this.#keep(one);
    }
  }

  /** What people call it. */
  get name() {
    return nameOf(this.device);
  }

  /** What people call the cooker that it is a part of; empty where it is all of it. */
  get cooker() {
    return nameOf(this.#hass.devices[parentOf(this.device)]);
  }

  /** Both names, for those who see one zone alone. */
  get fullName() {
    return [this.cooker, this.name].filter(Boolean).join(" · ");
  }

  /** Every entity it has. */
  get ids() {
    return [...this.#ids.values()].flat();
  }

  /** The entity of that key; null where the zone has none. */
  id(key) {
    return this.#ids.get(key)?.[0] ?? null;
  }

  /** All entities of that key: a zone may have several probes. */
  all(key) {
    return this.#ids.get(key) ?? [];
  }

  /** Its state object as it is, with a state that says nothing too. */
  raw(key) {
    return this.#hass.states[this.id(key)] ?? null;
  }

  /** Its state object; null where there is none or it says nothing. */
  state(key) {
    const state = this.raw(key);
    return state && !KNOWS_NOTHING.has(state.state) ? state : null;
  }

  /** Its state in words for people; null where there is none. */
  shown(key) {
    const state = this.state(key);
    return state && this.#hass.formatEntityState(state);
  }

  /** Its state as a number; null where there is none. */
  number(key) {
    const state = this.state(key);
    const value = state ? Number(state.state) : Number.NaN;
    return Number.isFinite(value) ? value : null;
  }

  /** A temperature as a number in that unit; null where there is none. */
  degrees(key, unit) {
    return inUnit(this.number(key), this.state(key)?.attributes.unit_of_measurement, unit);
  }

  /** Its state as milliseconds since 1970; null where there is none. */
  time(key) {
    const state = this.state(key);
    const time = state ? Date.parse(state.state) : Number.NaN;
    return Number.isFinite(time) ? time : null;
  }

  /** Whether it says yes. */
  is(key) {
    return this.state(key)?.state === "on";
  }

  /** The word of the cooker's own state. */
  get word() {
    return this.raw("sensor.state")?.state ?? "unavailable";
  }

  /** Whether nobody knows what it does. */
  get isUnreachable() {
    return this.word === "unavailable";
  }

  /** Whether nothing runs that a person might want to stop. */
  get isAtRest() {
    return AT_REST.has(this.word);
  }

  #keep(entity) {
    const key = `${entity.entity_id.split(".")[0]}.${entity.translation_key}`;
    this.#ids.set(key, [...(this.#ids.get(key) ?? []), entity.entity_id].sort());
  }
}

function isZone(hass, device) {
  return Object.values(hass.entities).some(
    (one) => one.device_id === device && isOurs(one) && isState(one),
  );
}

function isOurs(entity) {
  return entity.platform === PLATFORM;
}

function isState(entity) {
  return entity.translation_key === "state" && entity.entity_id.startsWith("sensor.");
}

function nameOf(device) {
  return device?.name_by_user || device?.name || "";
}

function parentOf(device) {
  return device.parent_device_id ?? device.via_device_id ?? null;
}
