// What stands above and below a chat: whose phone it is, and the way in for who is not in.

import { avatar, el, icon, iconButton } from "./dom.js";
import { say } from "./words.js";

export function phoneHead(person, { openPeople, leave }, menu) {
  const { name, note } = person;
  const who = el(
    "button",
    {
      type: "button",
      class: "who",
      test: "person-switch",
      label: say("switch", { name }),
      onclick: openPeople,
    },
    avatar(person),
    el("span", { class: "who-words" }, el("b", {}, name), el("span", {}, note)),
    el("span", { class: "others", test: "unread-elsewhere", hidden: true }),
    icon("down"),
  );
  const close = { class: "round wide-only", test: "phone-close", onclick: leave };
  return [who, menu, iconButton("close", say("close"), close)];
}

/** Under a chat without a word in it; null hides it. */
export function showJoining(place, person, follow) {
  place.hidden = person === null;
  if (person === null) return place.replaceChildren();
  const { name, invite } = person;
  const words = el("p", {}, say(invite ? "invite_hint" : "start_hint", { name }));
  const kind = invite ? "invite" : "start";
  place.replaceChildren(words, bigButton(kind, kind, follow));
}

/** In place of the composer for who has blocked the bot; null hides it. */
export function showRefusing(place, person, unblock) {
  place.hidden = person === null;
  if (person === null) return place.replaceChildren();
  const words = el("span", {}, say("blocked", { name: person.name }));
  place.replaceChildren(words, bigButton("unblock", "unblock-here", unblock));
}

function bigButton(words, testid, onclick) {
  return el("button", { type: "button", class: "big", test: testid, onclick }, say(words));
}
