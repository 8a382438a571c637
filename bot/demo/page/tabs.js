// Under a phone's header: its chats, in a forum the topics, and what a member may do in a group.

import { el } from "./dom.js";
import { dotsMenu } from "./menu.js";
import { field, openSheet } from "./sheet.js";
import { say } from "./words.js";

export class Tabs {
  /** `chat` and `topic` are told what was chosen, `act` does something in the group. */
  constructor({ chat, topic, act, host }) {
    Object.assign(this, { chat, topic, act, host });
    this.element = el("div", { class: "tabs", hidden: true });
    this.sign = "";
  }

  /** `unread` tells how much of a chat was not read. */
  show({ groups, chat, topic, unread }) {
    this.element.hidden = groups.length === 0;
    const counts = [null, ...groups.map(({ id }) => id)].map(unread);
    const sign = JSON.stringify([groups, chat, topic, counts]);
    if (sign === this.sign) return;
    this.sign = sign;
    const group = groups.find(({ id }) => id === chat);
    const named = [[null, say("bot")], ...groups.map(({ id, title }) => [id, title])];
    const chats = named.map((tab, index) => [...tab, counts[index]]);
    const rows = [tabRow(chats, { chosen: chat, choose: this.chat, test: "chat-tab" })];
    if (group) rows[0].append(this.#menu(group));
    if (group?.forum) {
      const topics = [[null, say("general")], ...group.topics.map(({ id, name }) => [id, name])];
      rows.push(tabRow(topics, { chosen: topic, choose: this.topic, test: "topic-tab" }));
    }
    this.element.replaceChildren(...rows);
  }

  #menu(group) {
    const inside = !["left", "kicked"].includes(group.seat);
    const seats = inside ? ["member", "restricted", "administrator"] : ["member"];
    const place = seats.filter((seat) => seat !== group.seat);
    const act = (name, body = {}) => () => this.act(name, body);
    const small = group.kind === "group";
    const choices = [
      ...place.map((seat) => [`bot-${seat}`, say(`bot_${seat}`), act("bot", { seat })]),
      inside ? ["bot-kicked", say("bot_kicked"), act("bot", { seat: "kicked" })] : null,
      small ? ["upgrade", say("upgrade"), act("upgrade", { forum: true })] : null,
      group.forum ? ["new-topic", say("new_topic"), () => this.#askTopic()] : null,
      ["leave", say("leave"), act("leave")],
    ];
    return dotsMenu({ label: say("menu", { name: group.title }), test: "group-menu", choices });
  }

  #askTopic() {
    const name = { required: true, maxlength: 128, test: "topic-name" };
    openSheet(this.host(), {
      title: say("new_topic"),
      test: "topic-sheet",
      fields: [field(say("topic_name"), name)],
      submit: say("create"),
      run: (form) => this.act("topics", { name: form.querySelector("input").value }),
    });
  }
}

function badge(count) {
  const label = say("unread", { count });
  return count > 0 ? el("span", { class: "badge", test: "tab-unread", label }, String(count)) : null;
}

function tabRow(tabs, { chosen, choose, test }) {
  const buttons = tabs.map(([id, words, count = 0]) => {
    const shape = { type: "button", class: "tab", test, "aria-pressed": String(id === chosen) };
    const parts = [el("span", {}, words), badge(count)];
    return el("button", { ...shape, onclick: () => choose(id) }, ...parts);
  });
  return el("div", { class: "tab-row" }, el("div", { class: "tab-list" }, ...buttons));
}
