/** The food probes, each with what it reads, what it is after, and how it does. */

import { div, html, icon, setAttribute, setText } from "./element.js";

const KINDS = ["sensor.probe", "sensor.probe_target", "sensor.probe_status"];

export class Probes {
  #rows = [];
  #numbers = new Map();
  #asked = "";
  #view;
  node = div("probes");

  show(view) {
    this.#view = view;
    const { zone } = view;
    this.#learn(view);
    const told = zone.all("sensor.probe").map((id) => this.#probe(view, id)).filter(Boolean);
    while (this.#rows.length < told.length) this.#rows.push(this.#row());
    this.#rows.forEach((row, place) => row(told[place]));
    this.node.hidden = told.length === 0;
  }

  #probe({ hass, words }, id) {
    const number = this.#numbers.get(id)?.number ?? "1";
    const state = (kind) => {
      const one = hass.states[kind === "sensor.probe" ? id : this.#idOf(kind, number)];
      return one && !["unknown", "unavailable"].includes(one.state) ? one : null;
    };
    const [reads, target, status] = KINDS.map(state);
    if (!reads && (!status || status.state === "removed")) return null;
    const shown = (one) => (one ? hass.formatEntityState(one) : "");
    return {
      name: words.name("sensor.probe", { number }),
      value: reads ? shown(reads) : "–",
      aim: target ? words.text("aim", { value: shown(target) }) : "",
      status: shown(status),
      word: status?.state ?? null,
    };
  }

  #idOf(kind, number) {
    const found = [...this.#numbers].find(([, one]) => one.kind === kind && one.number === number);
    return found?.[0];
  }

  /** Which target belongs to which probe only its unique id tells; that is asked for once. */
  async #learn({ hass, zone }) {
    const ids = KINDS.flatMap((kind) => zone.all(kind));
    if (ids.length === 0 || this.#asked === ids.join()) return;
    this.#asked = ids.join();
    const question = { type: "config/entity_registry/get_entries", entity_ids: ids };
    const entries = await hass.callWS(question).catch(() => ({}));
    for (const [id, entry] of Object.entries(entries)) {
      const [, number, kind] = entry?.unique_id.match(/_probe_(\d+)(_target|_status)?$/) ?? [];
      this.#numbers.set(id, { number, kind: `sensor.probe${kind ?? ""}` });
    }
    this.show(this.#view);
  }

  #row() {
    const [name, value, aim, status] = ["name", "value", "aim", "status"].map((one) =>
      html("span", { class: `probe-${one}` }),
    );
    const row = div("probe", icon("thermometer-probe"), name, value, aim, status);
    this.node.append(row);
    return (told) => {
      row.hidden = !told;
      if (!told) return;
      setAttribute(row, "data-status", told.word);
      for (const [node, text] of [[name, told.name], [value, told.value]]) setText(node, text);
      setText(aim, told.aim);
      setText(status, told.status);
    };
  }
}
