/** Whom the appliance trusts, and how to make it forget them. */

import { button, html, setText, span } from "/static/element.js";

export function trust(panel) {
  const { words } = panel;
  const list = html("ul", { class: "clients" });
  const none = html("p", { class: "quiet" }, words.text("trust_none"));
  const ask = resetDialog(panel);
  const reset = button({ class: "plain" }, () => ask.showModal(), words.text("reset"));
  const node = html(
    "section",
    { class: "card" },
    html("h2", {}, words.text("trust")),
    list,
    none,
    reset,
    ask,
  );
  let shown = "";
  return {
    node,
    show({ clients, sessions }) {
      none.hidden = clients.length > 0;
      const wanted = JSON.stringify([clients, sessions]);
      if (wanted === shown) return;
      shown = wanted;
      list.replaceChildren(
        ...clients.map((client) => row(panel, client, sessions.includes(client.name))),
      );
    },
  };
}

function row({ words, press }, { client_id, name }, online) {
  const remove = button({ class: "plain" }, () => press("revoke", { client_id }));
  remove.setAttribute("aria-label", words.text("revoke_of", { name }));
  setText(remove, words.text("revoke"));
  const state = online ? span("online", words.text("trust_online")) : null;
  return html(
    "li",
    {},
    html("span", { class: "client-name", "data-said": true }, name),
    state,
    remove,
  );
}

function resetDialog({ words, press }) {
  const reset = () => {
    dialog.close();
    press("factory_reset");
  };
  const title = { "aria-label": words.text("reset") };
  const dialog = html(
    "dialog",
    { class: "ask", ...title },
    html("p", {}, words.text("reset_ask")),
    button({ class: "plain" }, () => dialog.close(), words.text("cancel")),
    button({ class: "plain danger" }, reset, words.text("reset_do")),
  );
  return dialog;
}
