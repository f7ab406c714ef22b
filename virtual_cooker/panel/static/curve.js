/** Temperature and target of one zone over the appliance's own time. */

import { html, setAttribute, setText, span, svg } from "/static/element.js";

const BOX = { left: 34, right: 8, top: 10, bottom: 22, width: 360, height: 150 };
const SHORTEST_SPAN_S = 600;
const STEPS_MIN = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480];
const STEPS_C = [10, 20, 25, 50, 100];

export function curve(words, capabilities) {
  const grid = svg("g", { class: "curve-grid" });
  const area = svg("path", { class: "curve-area" });
  const target = svg("path", { class: "curve-target" });
  const line = svg("path", { class: "curve-line" });
  const dot = svg("circle", { class: "curve-dot", r: 4 });
  const box = { viewBox: `0 0 ${BOX.width} ${BOX.height}`, role: "img" };
  const chart = svg("svg", { class: "curve-chart", ...box }, grid, area, target, line, dot);
  const zone = words.zone(capabilities);
  const now = html("strong", { class: "curve-now" });
  const set = span("curve-set");
  const title = html("figcaption", {}, html("span", {}, zone), now, set);
  const node = html("figure", { class: "curve", "data-zone": capabilities.id }, title, chart);
  return {
    node,
    show(cooker) {
      const state = cooker.zones.find(({ id }) => id === capabilities.id);
      const history = [...state.history, [cooker.clock_s, state.temperature_c, state.target_c]];
      const scale = scaleOf(history);
      setAttribute(line, "d", path(history, scale, 1));
      setAttribute(target, "d", path(history, scale, 2));
      setAttribute(area, "d", under(history, scale));
      place(dot, history.at(-1), scale);
      drawGrid(grid, scale, words);
      const [at, wanted] = [
        words.temperature(state.temperature_c),
        words.temperature(state.target_c),
      ];
      setText(now, at);
      setText(set, state.target_c === null ? "" : `${words.text("curve_target")} ${wanted}`);
      setAttribute(chart, "aria-label", words.text("curve_of", { zone, now: at, set: wanted }));
    },
  };
}

/** Time and temperature to places in the box. */
function scaleOf(history) {
  const from = history[0][0];
  const to = Math.max(history.at(-1)[0], from + SHORTEST_SPAN_S);
  const highest = Math.max(40, ...history.map(([, now, set]) => Math.max(now ?? 0, set ?? 0)));
  const stepC = STEPS_C.find((step) => highest / step <= 4) ?? STEPS_C.at(-1);
  const lowest = Math.min(0, ...history.map(([, now]) => now ?? 0));
  const bottom = Math.floor(lowest / stepC) * stepC;
  const top = Math.ceil((highest * 1.04) / stepC) * stepC;
  const [width, height] = [BOX.width - BOX.left - BOX.right, BOX.height - BOX.top - BOX.bottom];
  return {
    from,
    to,
    bottom,
    top,
    stepC,
    x: (second) => BOX.left + ((second - from) / (to - from)) * width,
    y: (celsius) => BOX.top + (1 - (celsius - bottom) / (top - bottom)) * height,
  };
}

/** A line through one column of the history; a value that is null lifts the pen. */
function path(history, { x, y }, column) {
  let drawing = false;
  return history
    .map((row) => {
      if (row[column] === null) drawing = false;
      else {
        const command = drawing ? "L" : "M";
        drawing = true;
        return `${command}${x(row[0]).toFixed(1)} ${y(row[column]).toFixed(1)}`;
      }
      return "";
    })
    .join("");
}

function under(history, scale) {
  const measured = history.filter(([, now]) => now !== null);
  if (measured.length < 2) return "";
  const floor = scale.y(scale.bottom);
  const [first, last] = [scale.x(measured[0][0]), scale.x(measured.at(-1)[0])];
  return `${path(measured, scale, 1)}L${last.toFixed(1)} ${floor}L${first.toFixed(1)} ${floor}Z`;
}

function place(dot, row, { x, y }) {
  const known = row[1] !== null;
  setAttribute(dot, "visibility", known ? "visible" : "hidden");
  if (!known) return;
  setAttribute(dot, "cx", x(row[0]).toFixed(1));
  setAttribute(dot, "cy", y(row[1]).toFixed(1));
}

function drawGrid(grid, scale, words) {
  const { from, to, bottom, top, stepC, x, y } = scale;
  const stepS = 60 * (STEPS_MIN.find((step) => (to - from) / 60 / step <= 6) ?? STEPS_MIN.at(-1));
  const marks = [];
  for (let celsius = bottom; celsius <= top; celsius += stepC) {
    marks.push(svg("path", { d: `M${BOX.left} ${y(celsius)}H${BOX.width - BOX.right}` }));
    marks.push(label(BOX.left - 6, y(celsius) + 4, "end", `${celsius}°`));
  }
  for (let second = Math.ceil(from / stepS) * stepS; second <= to; second += stepS) {
    marks.push(label(x(second), BOX.height - 5, "middle", String(second / 60)));
  }
  marks.push(label(0, BOX.height - 5, "start", words.text("curve_time")));
  grid.replaceChildren(...marks);
}

function label(x, y, anchor, text) {
  return svg("text", { x, y, "text-anchor": anchor }, text);
}
