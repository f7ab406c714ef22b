/** Which zone of a cooker with several is shown. */

import { button, html, setAttribute } from "./element.js";

export class ZoneTabs {
  #onChoose;
  #drawn = "";
  node = html("div", { class: "tabs", role: "group" });

  constructor(onChoose) {
    this.#onChoose = onChoose;
  }

  /** `zones` are pairs of a device and its name. */
  show(words, zones, chosen) {
    this.node.hidden = zones.length < 2;
    setAttribute(this.node, "aria-label", words.text("zones"));
    const drawn = JSON.stringify(zones);
    if (drawn !== this.#drawn) this.#draw(zones);
    this.#drawn = drawn;
    for (const tab of this.node.children) {
      setAttribute(tab, "aria-pressed", tab.dataset.zone === chosen);
    }
  }

  #draw(zones) {
    const tab = ([id, name]) => button({ "data-zone": id }, () => this.#onChoose(id), name);
    this.node.replaceChildren(...zones.map(tab));
  }
}
