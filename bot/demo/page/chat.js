// Joins the parts: whose phones lie on the desk, and what the server tells about them.

import * as api from "./api.js";
import { Bar } from "./bar.js";
import { Conversation, keyOf } from "./conversation.js";
import { bigChoice, capacity, onCapacity } from "./desk.js";
import { Notices } from "./notices.js";
import { openGroupSheet } from "./groups.js";
import { PeoplePanel } from "./people.js";
import { Phone } from "./phone.js";
import { language, say, sayError } from "./words.js";

// There, a focused input would bring up the keyboard over the list.
const touchOnly = matchMedia("(pointer: coarse)");
const BADGES_AT_START = 60;

const people = new Map();
const conversations = new Map();
const phones = new Map();
let open = fromAddress();
let lastUsed = null;

const notices = new Notices();
const place = document.getElementById("phones");
const side = document.getElementById("people");
const bar = new Bar(document.getElementById("bar"), { attempt, moved: showPhones });
const panel = new PeoplePanel(side, {
  choose: (id) => choose(id, { beside: false }),
  chooseBeside: (id) => choose(id, { beside: true }),
  add: addStranger,
  close: () => showDrawer(false),
  unread: (id) => unreadOf(id),
});

function conversationOf(id, chat = null) {
  const key = keyOf(id, chat);
  if (!conversations.has(key)) {
    const conversation = new Conversation(id, chat);
    conversation.watchers.add(showPeople);
    conversations.set(key, conversation);
  }
  return conversations.get(key);
}

function unreadOf(id) {
  const own = [...conversations.values()].filter(({ user }) => user === id);
  return own.reduce((sum, conversation) => sum + conversation.unread, 0);
}

function phoneOf(id) {
  if (!phones.has(id)) {
    const openPeople = () => showDrawer(true);
    const desk = {
      now: () => bar.now,
      openPeople,
      close,
      seen: showPeople,
      conversation: (chat) => conversationOf(id, chat),
      newGroup: (host, payload) =>
        openGroupSheet(host, { people: [...people.values()], first: id, payload }),
    };
    const phone = new Phone(people.get(id), desk);
    phone.element.addEventListener("focusin", () => (lastUsed = id));
    phones.set(id, phone);
  }
  return phones.get(id);
}

/** Puts a person's phone on the desk: beside the others, or in place of the one last used. */
function choose(id, { beside }) {
  showDrawer(false);
  const shown = open.slice(-capacity());
  if (!shown.includes(id)) {
    const out = beside ? id : (shown.find((other) => other === lastUsed) ?? shown.at(-1));
    open = open.filter((other) => other !== id || other === out);
    open = open.includes(out) ? open.map((other) => (other === out ? id : other)) : [...open, id];
  }
  lastUsed = id;
  showPhones();
}

function close(id) {
  open = open.filter((other) => other !== id);
  showPhones();
}

function showPhones() {
  if (people.size === 0) return;
  open = open.filter((id) => people.has(id));
  history.replaceState(null, "", open.length > 0 ? `#${open.join(",")}` : location.pathname);
  const shown = open.slice(-capacity()).map(phoneOf);
  const before = new Set(place.children);
  if (!sameChildren(place, shown)) {
    const elements = shown.map((phone) => phone.element);
    place.replaceChildren(...(elements.length > 0 ? elements : [chooser()]));
  }
  for (const phone of shown) {
    phone.show();
    if (before.has(phone.element)) continue;
    phone.log.toNewest();
    loadGroups(phone.person);
    attempt(() => phone.conversation.refresh(), { quietly: true });
  }
  showPeople();
}

function sameChildren(parent, shown) {
  if (shown.length === 0 || parent.children.length !== shown.length) return false;
  return shown.every((phone, index) => parent.children[index] === phone.element);
}

const chooser = () => bigChoice(say("choose"), say("choose_button"), () => showDrawer(true));

function showPeople() {
  const shown = open.slice(-capacity());
  panel.show([...people.values()], shown);
  for (const id of shown) phones.get(id)?.showTabs();
  const hidden = [...conversations.values()].filter(({ user }) => !shown.includes(user));
  const unread = hidden.reduce((sum, conversation) => sum + conversation.unread, 0);
  for (const mark of document.querySelectorAll("[data-testid=unread-elsewhere]")) {
    mark.hidden = unread === 0;
    mark.textContent = String(unread);
  }
}

/** The list of people over a narrow screen; on a wide one it always stands beside. */
function showDrawer(on) {
  document.body.classList.toggle("choosing", on);
  place.inert = on && capacity() === 1;
  const first = touchOnly.matches ? "people-close" : "person-search";
  if (on) side.querySelector(`[data-testid=${first}]`).focus({ preventScroll: true });
}

async function addStranger(name) {
  const added = await attempt(() => api.addStranger(name));
  if (!added) return;
  await loadPeople();
  choose(added.id, { beside: false });
}

async function loadPeople() {
  const cards = await attempt(api.getPeople, { quietly: true });
  if (!cards) return;
  people.clear();
  for (const card of cards) {
    people.set(card.id, card);
    if (open.includes(card.id)) loadGroups(card);
    phones.get(card.id)?.setPerson(card);
  }
  showPhones();
}

/** What is new in the groups of a phone on the desk shows on its tabs. */
function loadGroups({ id, groups }) {
  for (const group of groups) {
    const conversation = conversationOf(id, group.id);
    if (!conversation.loaded) attempt(() => conversation.refresh(), { quietly: true });
  }
}

/** After the stream opened, first or again: everything may have changed meanwhile. */
async function loadAll() {
  bar.showOffline(false);
  await Promise.all([bar.refreshClock(), loadPeople(), loadBot()]);
  const started = [...people.values()].filter((card) => card.started).slice(0, BADGES_AT_START);
  const ids = new Set([...open, ...started.map((card) => card.id)]);
  for (const id of ids) conversationOf(id);
  for (const conversation of [...conversations.values()]) {
    await attempt(() => conversation.refresh(), { quietly: true });
  }
}

async function loadBot() {
  const bot = await attempt(api.getBot, { quietly: true });
  if (bot) bar.showBot(bot.state);
}

function received(event) {
  const reactions = {
    chat: () => refreshChat(event.user_id),
    typing: () => showTyping(event.user_id),
    toast: () => tell(event),
    clock: () => bar.refreshClock(),
    people: () => loadPeople(),
    bot: () => bar.showBot(event.state),
  };
  reactions[event.type]?.();
}

/** A chat is named by its person, a group by its own number, which is negative. */
function refreshChat(chat) {
  const everyones = [...conversations.values()].filter((one) => one.chat === chat);
  for (const conversation of chat > 0 ? [conversationOf(chat)] : everyones) {
    attempt(() => conversation.refresh(), { quietly: true });
  }
}

function showTyping(chat) {
  for (const phone of phones.values()) {
    if (phone.chat === (chat > 0 ? null : chat) && (chat < 0 || phone.person.id === chat)) {
      phone.showTyping(true);
    }
  }
}

function tell({ user_id, text, alert, url }) {
  const phone = phones.get(user_id);
  if (phone && url) phone.openLink(url);
  if (!phone || !text) return;
  if (alert) phone.notices.alert(text);
  else phone.notices.toast(text);
}

/** Runs a request; a refusal is put in words, or passed over where the next event mends it. */
async function attempt(request, { quietly = false } = {}) {
  try {
    return await request();
  } catch (error) {
    if (!(error instanceof api.Refused)) throw error;
    if (!quietly) notices.toast(sayError(error.message));
    return null;
  }
}

function fromAddress() {
  const ids = location.hash.slice(1).split(",").map(Number);
  return ids.filter((id) => Number.isSafeInteger(id) && id !== 0);
}

function closeMenus(event) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (event.key === "Escape" || !menu.contains(event.target)) menu.open = false;
  }
}

document.documentElement.lang = language;
document.title = say("title");
document.body.append(notices.element);
notices.element.classList.add("on-page");
document.addEventListener("click", closeMenus);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  closeMenus(event);
  showDrawer(false);
});
document.addEventListener("visibilitychange", () => showPhones());
onCapacity(() => {
  showDrawer(false);
  showPhones();
});
api.listen({ opened: loadAll, received, lost: () => bar.showOffline(true) });
