// The scroll of messages: day headings, albums, and staying at the newest.

import { dayHeading, dayKey } from "./dates.js";
import { el, icon, reconcile } from "./dom.js";
import { messageArticle } from "./message.js";
import { say } from "./words.js";

const NEAR_PX = 90;

export class Log {
  constructor({ act, now, seen }) {
    Object.assign(this, { act, now, seen });
    this.rows = el("div", { class: "rows" });
    this.typing = typingBubble();
    this.list = el(
      "div",
      { class: "log", role: "log", tabindex: "0", label: say("bot"), test: "log" },
      this.rows,
      this.typing,
    );
    this.down = el("button", { type: "button", class: "down", test: "new-messages" });
    this.down.hidden = true;
    this.down.addEventListener("click", () => this.toNewest());
    this.element = el("div", { class: "log-frame" }, this.list, this.down);
    this.stuck = true;
    this.top = 0;
    this.list.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => this.stuck && this.toNewest()).observe(this.list);
    new ResizeObserver(() => this.stuck && this.toNewest()).observe(this.rows);
  }

  /** Another chat comes: nothing of the one before may stay. */
  clear() {
    this.rows.replaceChildren();
    this.stuck = true;
  }

  show(conversation, messages) {
    this.conversation = conversation;
    // The first load is history; only what comes later is read out.
    this.list.setAttribute("aria-live", this.rows.childElementCount > 0 ? "polite" : "off");
    reconcile(this.rows, this.#rows(messages));
    if (this.stuck) this.toNewest();
    this.#label();
  }

  showTyping(on) {
    this.typing.hidden = !on;
    if (this.stuck) this.toNewest();
  }

  toNewest() {
    this.stuck = true;
    this.list.scrollTop = this.list.scrollHeight;
    this.#label();
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.list;
    // Growing messages also make a distance; only going up is the reader's own wish.
    if (scrollHeight - scrollTop - clientHeight < NEAR_PX) this.stuck = true;
    else if (scrollTop < this.top) this.stuck = false;
    this.top = scrollTop;
    this.#label();
  }

  #label() {
    if (!this.conversation || !this.list.isConnected) return;
    if (this.stuck && !document.hidden) this.seen();
    this.down.hidden = this.stuck;
    const count = this.conversation.unread;
    const words = count > 0 ? say("new_messages", { count }) : "";
    this.down.setAttribute("aria-label", words || say("to_newest"));
    this.down.replaceChildren(icon("down"), words);
  }

  #rows(messages) {
    const rows = [];
    let day = null;
    for (const group of albums(messages)) {
      const instant = new Date(group[0].date);
      if (dayKey(instant) !== day) {
        day = dayKey(instant);
        rows.push(this.#dayRow(instant, group[0].id));
      }
      rows.push(this.#messageRow(group));
    }
    return rows;
  }

  #dayRow(instant, id) {
    const words = dayHeading(instant, this.now());
    const build = () => el("div", { class: "day", test: "day" }, el("span", {}, words));
    return { key: `day ${dayKey(instant)} ${id}`, sign: words, build };
  }

  #messageRow(group) {
    if (group[0].service) return serviceRow(group[0]);
    const tapped = this.act.tapped(group[0].id) ?? null;
    const sign = JSON.stringify([group, tapped]);
    return { key: `message ${group[0].id}`, sign, build: () => messageArticle(group, this.act) };
  }
}

function serviceRow({ id, name, service }) {
  const values = { name, names: service.names.join(", ") };
  const words = say(`note_${service.kind}`, values);
  const build = () => el("div", { class: "day note", test: "note" }, el("span", {}, words));
  return { key: `note ${id}`, sign: words, build };
}

/** The messages in order, those of one album together. */
function albums(messages) {
  const groups = [];
  for (const message of messages) {
    const last = groups.at(-1);
    if (message.album && last?.[0].album === message.album) last.push(message);
    else groups.push([message]);
  }
  return groups;
}

function typingBubble() {
  const dots = [1, 2, 3].map(() => el("i"));
  const bubble = el("div", { class: "bubble typing-dots", role: "status" }, ...dots);
  bubble.append(el("span", { class: "unseen" }, `${say("bot")} ${say("typing")}`));
  return el("div", { class: "message theirs typing", test: "typing", hidden: true }, bubble);
}
