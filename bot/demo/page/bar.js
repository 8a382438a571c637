// The slim bar of a trial: the office's clock, the bot's state, the page's language.

import * as api from "./api.js";
import { fromWall, fullTime, setZone, wallText } from "./dates.js";
import { el, icon } from "./dom.js";
import { say, switchLanguage } from "./words.js";

const CLOCK_MS = 20_000;

export class Bar {
  /** `attempt` runs a request and words its refusal; `moved` is told after a new time. */
  constructor(element, { attempt, moved }) {
    Object.assign(this, { element, attempt, moved });
    this.now = new Date();
    this.clock = el("output", { class: "clock-now", test: "clock-now", label: say("clock") });
    this.state = el("span", { class: "bot-state", test: "bot-state", role: "status" });
    const picking = { type: "datetime-local", required: true, test: "clock-at" };
    this.at = el("input", { ...picking, label: say("clock_at") });
    const warning = { class: "offline", role: "status", test: "offline", hidden: true };
    this.offline = el("div", warning, say("offline"));
    this.#build();
    setInterval(() => this.refreshClock(), CLOCK_MS);
  }

  #build() {
    const parts = [...this.#clockButtons(), this.#restart(), this.#picker(), languageButton()];
    const controls = el("div", { id: "controls", class: "controls" }, ...parts);
    const logo = el("img", { src: "/page/logo.svg", alt: say("bot"), width: 26, height: 26 });
    this.element.append(logo, this.clock, this.state, this.#toggle(), controls, this.offline);
  }

  /** On a narrow screen the controls are folded away behind this. */
  #toggle() {
    const toggle = el("button", {
      type: "button",
      class: "bar-toggle",
      test: "bar-toggle",
      "aria-expanded": "false",
      "aria-controls": "controls",
      label: say("controls"),
    });
    toggle.append(icon("down"));
    toggle.addEventListener("click", () => {
      const open = this.element.classList.toggle("opened");
      toggle.setAttribute("aria-expanded", String(open));
    });
    return toggle;
  }

  #clockButtons() {
    const steps = [
      ["clock-plus-hour", "plus_hour", { hours: 1 }],
      ["clock-plus-day", "plus_day", { days: 1 }],
      ["clock-plus-week", "plus_week", { days: 7 }],
      ["clock-next-morning", "next_morning", { days: 1, at: "08:00" }],
    ];
    return steps.map(([test, words, step]) => {
      const onclick = () => this.#move(step);
      return el("button", { type: "button", class: "quiet", test, onclick }, say(words));
    });
  }

  #picker() {
    const submit = (event) => {
      event.preventDefault();
      this.#move({ to: fromWall(this.at.value).toISOString() });
    };
    const go = el("button", { class: "quiet", test: "clock-set" }, say("clock_set"));
    return el("form", { class: "picker", onsubmit: submit }, this.at, go);
  }

  #restart() {
    const restart = () => this.attempt(api.restartBot);
    const shape = { type: "button", class: "quiet", test: "bot-restart", onclick: restart };
    return el("button", shape, icon("restart"), say("restart"));
  }

  async #move(step) {
    await this.attempt(() => api.moveClock(step));
    await this.refreshClock();
  }

  async refreshClock() {
    const clock = await this.attempt(api.getClock, { quietly: true });
    if (!clock) return;
    setZone(clock.zone);
    const before = this.now;
    this.now = new Date(clock.now);
    this.clock.textContent = fullTime(this.now);
    if (document.activeElement !== this.at) this.at.value = wallText(this.now);
    this.at.min = wallText(this.now);
    if (before.toDateString() !== this.now.toDateString()) this.moved();
  }

  showBot(state) {
    const running = state === "running";
    this.state.dataset.state = state;
    this.state.title = say(running ? "running" : "stopped");
    this.state.replaceChildren(el("span", { class: running ? "unseen" : null }, this.state.title));
  }

  showOffline(on) {
    this.offline.hidden = !on;
  }
}

function languageButton() {
  const shape = { type: "button", class: "quiet", test: "page-language" };
  const label = { label: say("other_language"), title: say("other_language") };
  return el("button", { ...shape, ...label, onclick: switchLanguage }, say("other_code"));
}
