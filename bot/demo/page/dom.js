// Builds elements without ever reading a string as markup.

const SHORT = { test: "data-testid", label: "aria-label" };
const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes, `on…` listeners and children; what is null is left out. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(SHORT[name] ?? name, value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `/page/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** A button that shows an icon and says `label` to those who cannot see it. */
export function iconButton(name, label, attributes = {}) {
  const shape = { type: "button", class: "round", label: label, title: label };
  return el("button", { ...shape, ...attributes }, icon(name));
}

export function avatar(person) {
  const words = person.name.trim().split(/\s+/);
  const letters = [...(words.at(-1) ?? "")].slice(0, 1).join("").toUpperCase();
  const hue = Math.abs(person.id) % 8;
  return el("span", { class: `avatar hue-${hue}`, "aria-hidden": "true" }, letters || "?");
}

const signs = new WeakMap();

/** Brings the children in line with the rows; whatever keeps its key and sign is left untouched. */
export function reconcile(parent, rows) {
  const wanted = new Set(rows.map((row) => row.key));
  for (const child of [...parent.children]) if (!wanted.has(child.dataset.key)) child.remove();
  const shown = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let place = parent.firstElementChild;
  for (const row of rows) {
    const child = shown.get(row.key);
    const current = child && signs.get(child) === row.sign ? child : built(row);
    if (child && child !== current) child.replaceWith(current);
    if (child && child === place) place = current;
    if (current === place) place = place.nextElementSibling;
    else parent.insertBefore(current, place);
  }
}

function built({ key, sign, build }) {
  const child = build();
  child.dataset.key = key;
  signs.set(child, sign);
  return child;
}
