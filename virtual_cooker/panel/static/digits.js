/** Seven-segment digits, hidden from screen readers: what they show is said in words elsewhere. */

import { setAttribute, svg } from "/static/element.js";

const LIT = {
  0: "abcdef",
  1: "bc",
  2: "abdeg",
  3: "abcdg",
  4: "bcfg",
  5: "acdfg",
  6: "acdefg",
  7: "abc",
  8: "abcdefg",
  9: "abcdfg",
  "-": "g",
  " ": "",
};
const [WIDTH, HEIGHT, HALF] = [14, 24, 1.3];
const PLACES = {
  8: { make: digit, width: WIDTH + 4 },
  ":": { make: colon, width: 7 },
  " ": { make: gap, width: 9 },
};

/** A row of digits; `pattern` is like "888", "88:88" or, with a gap, "8888 8888". */
export function digits(pattern, className = "") {
  const places = [...pattern];
  const cells = [];
  let x = 0;
  const node = svg("svg", { class: `digits ${className}`, "aria-hidden": "true" });
  for (const place of places) {
    const { make, width } = PLACES[place];
    const cell = make(x);
    cells.push(cell);
    node.append(cell.node);
    x += width;
  }
  node.setAttribute("viewBox", `-3 -1 ${x + 4} ${HEIGHT + 2}`);
  return { node, show: (text) => cells.forEach((cell, n) => cell.show(text.at(n) ?? " ")) };
}

/** A temperature as three digits. */
export function wholeDegrees(celsius) {
  return celsius === null ? "---" : String(Math.round(celsius)).padStart(3, " ");
}

/** 07:30 as minutes and seconds below 100 minutes, else hours and minutes. */
export function clockFigure(seconds) {
  if (seconds === null) return "--:--";
  const whole = Math.max(0, Math.round(seconds));
  const parts = whole < 6000 ? [whole / 60, whole % 60] : [whole / 3600, (whole / 60) % 60];
  return parts.map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");
}

function digit(x) {
  const parts = {
    a: across(HALF),
    b: down(WIDTH - HALF, HALF, HEIGHT / 2),
    c: down(WIDTH - HALF, HEIGHT / 2, HEIGHT - HALF),
    d: across(HEIGHT - HALF),
    e: down(HALF, HEIGHT / 2, HEIGHT - HALF),
    f: down(HALF, HALF, HEIGHT / 2),
    g: across(HEIGHT / 2),
  };
  const node = svg("g", { transform: `translate(${x} 0) skewX(-5)` }, ...Object.values(parts));
  return {
    node,
    show(character) {
      const lit = LIT[character] ?? "";
      for (const [name, part] of Object.entries(parts)) light(part, lit.includes(name));
    },
  };
}

function colon(x) {
  const dots = [7, 17].map((y) => svg("circle", { cx: x + 1.5, cy: y, r: 1.5 }));
  const node = svg("g", { transform: "skewX(-5)" }, ...dots);
  return { node, show: (character) => dots.forEach((dot) => light(dot, character === ":")) };
}

function gap() {
  return { node: svg("g"), show: () => {} };
}

function light(part, on) {
  setAttribute(part, "class", on ? "lit" : "unlit");
}

function across(y) {
  return segment(HALF + 0.7, WIDTH - HALF - 0.7, (along, aside) => [along, y + aside]);
}

function down(x, top, bottom) {
  return segment(top + 0.7, bottom - 0.7, (along, aside) => [x + aside, along]);
}

/** A bar with pointed ends; `at` turns a place along it and beside it into x and y. */
function segment(from, to, at) {
  const corners = [
    at(from, 0),
    at(from + HALF, HALF),
    at(to - HALF, HALF),
    at(to, 0),
    at(to - HALF, -HALF),
    at(from + HALF, -HALF),
  ];
  return svg("polygon", { points: corners.map((corner) => corner.join(",")).join(" ") });
}
