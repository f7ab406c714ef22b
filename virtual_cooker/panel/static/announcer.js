/** Tells a screen reader what a zone begins to do and asks for; never each degree. */

import { html, setText } from "/static/element.js";

export class Announcer {
  node = html("div", { class: "unseen", role: "status", "aria-live": "polite" });
  #words;

  constructor({ words }) {
    this.#words = words;
  }

  show(cooker) {
    setText(this.node, cooker.zones.map((zone) => this.#sentence(zone)).join(". "));
  }

  #sentence(zone) {
    const state = this.#words.word("state", zone.state);
    const said = this.#words.text("announce", { zone: this.#words.zone(zone), state });
    return zone.needs_user ? `${said}. ${zone.needs_user}` : said;
  }
}
