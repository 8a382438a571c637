// The list of whose phone can be held.

import { avatar, el, iconButton, reconcile } from "./dom.js";
import { say } from "./words.js";

const SHOWN = 80;

export class PeoplePanel {
  /** `choose(id)` and `chooseBeside(id)` open a phone, `add(name)` makes a stranger. */
  constructor(element, { choose, chooseBeside, add, close, unread }) {
    Object.assign(this, { element, choose, chooseBeside, add, unread });
    this.people = [];
    this.open = [];
    this.search = el("input", {
      type: "search",
      placeholder: say("search"),
      label: say("search"),
      test: "person-search",
      oninput: () => this.#show(),
    });
    this.list = el("ul", { class: "person-list" });
    this.rest = el("p", { class: "rest", role: "status" });
    const closing = { class: "round narrow-only", test: "people-close", onclick: close };
    const closer = iconButton("close", say("close"), closing);
    element.append(
      el("div", { class: "people-head" }, el("h2", {}, say("people")), closer),
      this.search,
      this.list,
      this.rest,
      this.#stranger(),
    );
    element.setAttribute("aria-label", say("people"));
  }

  show(people, open) {
    Object.assign(this, { people, open });
    this.#show();
  }

  #show() {
    const wanted = bare(this.search.value).split(/\s+/);
    const fitting = this.people.filter((person) => {
      const words = bare(`${person.name} ${person.note}`);
      return wanted.every((word) => words.includes(word));
    });
    reconcile(this.list, fitting.slice(0, SHOWN).map((person) => this.#row(person)));
    const count = fitting.length - SHOWN;
    this.rest.textContent = count > 0 ? say("more_people", { count }) : "";
    if (fitting.length === 0 && this.people.length > 0) this.rest.textContent = say("no_match");
  }

  #row(person) {
    const isOpen = this.open.includes(person.id);
    const unread = this.unread(person.id);
    const sign = JSON.stringify([person, isOpen, unread]);
    const { choose, chooseBeside } = this;
    const build = () => personRow(person, { isOpen, unread, choose, chooseBeside });
    return { key: String(person.id), sign, build };
  }

  #stranger() {
    const name = el("input", {
      type: "text",
      required: true,
      maxlength: 64,
      placeholder: say("stranger_name"),
      label: say("stranger_name"),
      test: "person-add-name",
    });
    const submit = (event) => {
      event.preventDefault();
      this.add(name.value.trim());
      name.value = "";
    };
    const adding = { type: "submit", class: "round go", test: "person-add" };
    const add = iconButton("plus", say("add_stranger"), adding);
    return el("form", { class: "stranger", onsubmit: submit }, name, add);
  }
}

function personRow(person, { isOpen, unread, choose, chooseBeside }) {
  const { id, name, note, started, blocked } = person;
  const label = say("unread", { count: unread });
  const badge = el("span", { class: "badge", test: `unread-${id}`, label }, String(unread));
  const remark = blocked ? `${note} · ${say("blocked_mark")}` : note;
  return el(
    "li",
    { class: isOpen ? "is-open" : null },
    el(
      "button",
      {
        type: "button",
        class: `person${started ? "" : " unstarted"}`,
        test: `person-${id}`,
        "aria-current": isOpen ? "true" : null,
        onclick: () => choose(id),
      },
      avatar(person),
      el("span", { class: "who-words" }, el("b", {}, name), el("span", {}, remark)),
      unread > 0 ? badge : null,
    ),
    iconButton("beside", say("beside", { name }), {
      class: "round wide-only beside",
      test: `person-beside-${id}`,
      onclick: () => chooseBeside(id),
    }),
  );
}

/** Lower case without Vietnamese marks, so that "dao" finds "Đào". */
function bare(text) {
  const marks = /\p{Diacritic}/gu;
  return text.normalize("NFD").replace(marks, "").toLowerCase().replaceAll("đ", "d").trim();
}
