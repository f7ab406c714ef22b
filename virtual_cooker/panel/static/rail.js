/** Beside the appliance: its temperature over time, whom it trusts, and the drawer of mishaps. */

import { curve } from "/static/curve.js";
import { html, setText } from "/static/element.js";
import { mishaps } from "/static/mishaps.js";
import { trust } from "/static/trust.js";

export function rail(panel, cooker) {
  const { words } = panel;
  const curves = cooker.capabilities.zones.map((zone) => curve(words, zone));
  const figures = html("p", { class: "figures" });
  const [clients, drawer] = [trust(panel), mishaps(panel)];
  const card = html(
    "section",
    { class: "card" },
    html("h2", {}, words.text("curve")),
    ...curves.map(({ node }) => node),
    figures,
  );
  const node = html("aside", { class: "rail" }, card, clients.node, drawer.node);
  return {
    node,
    show(state) {
      for (const part of [...curves, clients, drawer]) part.show(state);
      const kwh = state.energy_kwh?.toLocaleString(words.language, { maximumFractionDigits: 2 });
      const known = state.power_w !== null && kwh !== undefined;
      setText(figures, known ? words.text("figures", { w: Math.round(state.power_w), kwh }) : "");
    },
  };
}
