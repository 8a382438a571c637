// How many phones fit beside each other, and what lies there when there is none.

import { el } from "./dom.js";

const forTwo = matchMedia("(min-width: 900px)");
const forThree = matchMedia("(min-width: 1240px)");

export function capacity() {
  if (forThree.matches) return 3;
  return forTwo.matches ? 2 : 1;
}

export function onCapacity(changed) {
  for (const query of [forTwo, forThree]) query.addEventListener("change", changed);
}

export function bigChoice(words, label, onclick) {
  return el(
    "div",
    { class: "empty-desk" },
    el("img", { src: "/page/logo.svg", alt: "", width: 72, height: 72 }),
    el("p", {}, words),
    el("button", { type: "button", class: "big narrow-only", test: "choose", onclick }, label),
  );
}
