// A list of choices behind three dots.

import { el, icon } from "./dom.js";

/** `choices` are [test id, words, what to do]; those that are null are left out. */
export function dotsMenu({ label, test, choices }) {
  const menu = el("details", { class: "menu", test });
  const choose = (run) => () => {
    menu.open = false;
    run();
  };
  const buttons = choices
    .filter((choice) => choice !== null)
    .map(([id, words, run]) =>
      el("button", { type: "button", test: id, onclick: choose(run) }, words));
  menu.append(el("summary", { class: "round", label }, icon("more")));
  menu.append(el("div", { class: "menu-list" }, ...buttons));
  return menu;
}
