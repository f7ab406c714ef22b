/** The card itself: which zone it is about, and which of its faces that zone has now. */

import { AwayFace } from "./away_face.js";
import { Banners } from "./banners.js";
import { div, html, setAttribute, setText } from "./element.js";
import { form } from "./form.js";
import { Hand } from "./hand.js";
import { IdleFace } from "./idle_face.js";
import { RunningFace } from "./running_face.js";
import { sheets } from "./style.js";
import { Words } from "./words.js";
import { anyZone, Zone, zonesOf } from "./zone.js";
import { ZoneTabs } from "./zone_tabs.js";

const TICK_MS = 1000;

export class CookerCard extends HTMLElement {
  #config = {};
  #hass = null;
  #view = null;
  #chosen = null;
  #face = null;
  #timer = 0;
  #hand = new Hand(() => this.#draw());
  #faces = {
    idle: new IdleFace(this.#hand),
    running: new RunningFace(this.#hand),
    away: new AwayFace(),
  };
  #banners = new Banners(this.#hand);
  #tabs = new ZoneTabs((zone) => this.#choose(zone));
  #icon = html("ha-state-icon", { "aria-hidden": "true" });
  #name = html("h2");
  #state = html("p", { class: "state" });
  #said = html("p", { class: "unseen", role: "status", "aria-live": "polite" });
  #nothing = html("p", { class: "nothing" });
  #body = div("body");
  #all = div("all");
  #card = html("ha-card");

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = sheets;
    const head = div("head", this.#icon, div("titles", this.#name, this.#state));
    this.#all.append(head, this.#tabs.node, this.#banners.node, this.#body);
    this.#card.append(this.#said, this.#nothing, this.#all);
    root.append(this.#card);
  }

  static getConfigForm() {
    return form();
  }

  static getStubConfig(hass) {
    const device = anyZone(hass);
    return device ? { device_id: device } : {};
  }

  setConfig(config) {
    if (config.device_id && typeof config.device_id !== "string") {
      throw new Error("device_id must be the id of one device");
    }
    this.#config = config;
    this.#chosen = null;
    this.#hand.reset();
    this.#look();
  }

  set hass(hass) {
    const before = this.#hass;
    this.#hass = hass;
    if (!this.#view || this.#hasChanged(before, hass)) this.#look();
    else this.#take(hass);
  }

  getCardSize() {
    return 8;
  }

  getGridOptions() {
    return { columns: 12, min_columns: 6, rows: "auto" };
  }

  connectedCallback() {
    this.#timer = setInterval(() => this.#view && this.#face?.tick(), TICK_MS);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  /** Home Assistant hands over its states at every change of any: most are not of this cooker. */
  #hasChanged(before, now) {
    const same = ["entities", "devices", "locale", "localize", "formatEntityState"];
    if (same.some((one) => before[one] !== now[one])) return true;
    return this.#view.zone.ids.some((id) => before.states[id] !== now.states[id]);
  }

  #look() {
    if (!this.#hass) return;
    const zones = zonesOf(this.#hass, this.#config);
    const [zone] = [zones.find((one) => one === this.#chosen) ?? this.#busiest(zones)];
    this.#chosen = zone;
    this.#view = zone ? this.#viewOf(zone) : null;
    if (this.#view) this.#hand.take(this.#view);
    this.#draw(zones);
  }

  /** Keep what is shown, with the newest way to Home Assistant. */
  #take(hass) {
    this.#view = { ...this.#view, hass };
    this.#hand.take(this.#view);
  }

  #viewOf(zone) {
    return { hass: this.#hass, zone: new Zone(this.#hass, zone), words: new Words(this.#hass) };
  }

  /** The first zone in which something runs, else the first. */
  #busiest(zones) {
    const runs = (zone) => zone.isUnreachable === false && zone.isAtRest === false;
    return zones.find((one) => runs(new Zone(this.#hass, one))) ?? zones[0] ?? null;
  }

  #choose(zone) {
    this.#chosen = zone;
    this.#hand.reset();
    this.#look();
  }

  #draw(zones = null) {
    if (!this.#hass) return;
    const view = this.#view;
    this.#all.hidden = view === null;
    this.#drawNothing();
    if (view === null) return;
    if (zones) this.#drawTabs(zones);
    this.#drawHead(this.#tabs.node.hidden);
    this.#banners.show(view, this.#hand);
    this.#banners.node.hidden = view.zone.isUnreachable;
    this.#turnTo(faceOf(view.zone));
    this.#face.show(view);
  }

  #drawNothing() {
    this.#nothing.hidden = this.#view !== null;
    const isSet = this.#config.device_id || this.#config.entity;
    setText(this.#nothing, new Words(this.#hass).text(isSet ? "gone" : "choose"));
  }

  #drawTabs(zones) {
    const { words } = this.#view;
    const named = zones.map((id) => [id, new Zone(this.#hass, id).name]);
    this.#tabs.show(words, named, this.#chosen);
  }

  #drawHead(isAlone) {
    const { zone } = this.#view;
    const name = this.#config.name || (isAlone ? zone.fullName : zone.cooker);
    const state = zone.raw("sensor.state");
    const shown = state ? this.#hass.formatEntityState(state) : "–";
    Object.assign(this.#icon, { hass: this.#hass, stateObj: state });
    setText(this.#name, name);
    setText(this.#state, shown);
    setAttribute(this.#card, "data-state", zone.word);
    setText(this.#said, `${zone.fullName}: ${shown}`);
  }

  #turnTo(name) {
    if (this.#face === this.#faces[name]) return;
    this.#face = this.#faces[name];
    this.#body.replaceChildren(this.#face.node);
  }
}

function faceOf(zone) {
  if (zone.isUnreachable) return "away";
  return zone.isAtRest ? "idle" : "running";
}
