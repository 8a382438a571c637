// The server's HTML, built anew from the few tags a Telegram message may hold.

import { fullTime } from "./dates.js";
import { el } from "./dom.js";
import { say } from "./words.js";

const PLAIN = new Set(["b", "i", "u", "s", "code", "pre", "br"]);
const SAME = { strong: "b", em: "i", ins: "u", strike: "s", del: "s" };

/** Nodes for `html`. Unknown tags leave only their text behind, no attribute is taken over. */
export function safeNodes(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  return copyChildren(parsed.body);
}

function copyChildren(node) {
  return [...node.childNodes].flatMap(copy);
}

function copy(node) {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.data)];
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  const tag = SAME[node.localName] ?? node.localName;
  if (tag === "script" || tag === "style") return [];
  if (PLAIN.has(tag)) return [el(tag, {}, ...copyChildren(node))];
  if (tag === "a") return [link(node)];
  if (tag === "time") return [moment(node)];
  if (tag === "blockquote") return [quote(node)];
  if (tag === "span" && node.classList.contains("spoiler")) return [spoiler(node)];
  return copyChildren(node);
}

function link(node) {
  const children = copyChildren(node);
  const url = webAddress(node.getAttribute("href"));
  if (url === null) return el("span", {}, ...children);
  if (isTelegram(url)) {
    return el("span", { class: "dead-link", title: say("telegram_only", { url }) }, ...children);
  }
  return el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

/** The address as a URL when it is one that a message may lead to, else null. */
export function webAddress(text) {
  const url = text && URL.canParse(text) ? new URL(text) : null;
  return url && ["http:", "https:", "tg:"].includes(url.protocol) ? url : null;
}

/** Telegram's own addresses lead nowhere from here: the page plays Telegram. */
export function isTelegram(url) {
  return url.protocol === "tg:" || ["t.me", "telegram.me"].includes(url.hostname);
}

/** Telegram shows it in the reader's zone; here the plain text stays and the moment is told. */
function moment(node) {
  const instant = new Date(Number(node.dataset.unix) * 1000);
  if (Number.isNaN(instant.getTime())) return el("span", {}, ...copyChildren(node));
  const shape = { class: "moment", datetime: instant.toISOString(), title: fullTime(instant) };
  return el("time", shape, ...copyChildren(node));
}

function spoiler(node) {
  const shape = { class: "spoiler", role: "button", tabindex: "0" };
  const element = el("span", { ...shape, label: say("show_spoiler") }, ...copyChildren(node));
  const show = () => {
    element.className = "spoiler shown";
    for (const name of ["role", "tabindex", "aria-label"]) element.removeAttribute(name);
  };
  element.addEventListener("click", show);
  element.addEventListener("keydown", (event) => event.key === "Enter" && show());
  return element;
}

function quote(node) {
  const expandable = node.hasAttribute("expandable") || node.classList.contains("expandable");
  if (!expandable) return el("blockquote", {}, ...copyChildren(node));
  const body = el("div", { class: "folded" }, ...copyChildren(node));
  const toggle = el("button", { type: "button", class: "unfold", "aria-expanded": "false" });
  toggle.textContent = say("show_all");
  toggle.addEventListener("click", () => {
    const folded = body.classList.toggle("folded");
    toggle.textContent = say(folded ? "show_all" : "show_less");
    toggle.setAttribute("aria-expanded", String(!folded));
  });
  return el("blockquote", {}, body, toggle);
}
