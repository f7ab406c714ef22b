/** A round gauge of a temperature from 0 to 100 °C, with the time beside it. */

import { div, html, setAttribute, setText, span, svg } from "/static/element.js";
import { note, stateWord, time } from "/static/zone_words.js";

const HOTTEST_C = 100;
const ARC = "M 21.7 78.3 A 40 40 0 1 1 78.3 78.3";

export function gauge(words, hand, measured = "food_temperature") {
  const arc = svg("path", { class: "gauge-arc", d: ARC, pathLength: 100 });
  const mark = svg("circle", { class: "gauge-mark", cx: 21.7, cy: 78.3, r: 3.4 });
  const ring = svg(
    "svg",
    { viewBox: "0 0 100 92", "aria-hidden": "true" },
    svg("path", { class: "gauge-track", d: ARC }),
    arc,
    mark,
  );
  const now = span("gauge-now");
  const name = span("gauge-name", words.text(measured));
  const dial = div("gauge-dial", ring, div("gauge-middle", name, now));
  const state = html("p", { class: "screen-state" });
  const caption = span("screen-caption");
  const left = span("screen-time");
  const remark = html("p", { class: "screen-note", "data-said": true });
  const side = div("screen-side", state, html("p", {}, caption, left), remark);
  const node = div("gauge", dial, side);
  return {
    node,
    show(cooker, zone) {
      setAttribute(node, "data-state", cooker.power === "on" ? zone.state : "off");
      setAttribute(arc, "stroke-dasharray", `${share(zone.temperature_c ?? 0) * 100} 101`);
      const target = hand.value("target_c") ?? null;
      setAttribute(mark, "visibility", target === null ? "hidden" : "visible");
      setAttribute(mark, "transform", `rotate(${share(target ?? 0) * 270} 50 50)`);
      setText(now, words.temperature(zone.temperature_c));
      setText(state, stateWord(words, cooker, zone));
      const [word, seconds] = time(hand, zone);
      setText(caption, words.text(word));
      setText(left, seconds === null ? "–" : words.clock(seconds));
      setText(remark, note(words, cooker, zone));
    },
  };
}

function share(celsius) {
  return Math.min(1, Math.max(0, celsius / HOTTEST_C));
}
