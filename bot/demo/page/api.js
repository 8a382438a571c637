// The page's door to the stand-in: JSON requests and the stream of events.

const RETRY_MS = 1000;
export const MAX_FILE_BYTES = 50 * 1024 * 1024;

/** A refusal; its message is the key the server gave, to be put in words by the page. */
export class Refused extends Error {}

async function request(path, options = {}) {
  const answer = await fetch(`/api/${path}`, options).catch(() => {
    throw new Refused("offline");
  });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(body.error ?? String(answer.status));
  return body;
}

const post = (path, value) =>
  request(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(value),
  });

export const getPeople = () => request("people");
export const addStranger = (name) => post("people", { name });
export const getChat = (user, chat) => request(`chats/${user}${chat ? `?chat=${chat}` : ""}`);

/** `where` names a group as chat_id, a topic in it, and the message replied to. */
export const sendText = (user, text, where = {}) => post(`chats/${user}/text`, { text, ...where });
export const tap = (user, message_id, data, where = {}) =>
  post(`chats/${user}/tap`, { message_id, data, ...where });
export const start = (user, payload) => post(`chats/${user}/start`, { payload });
export const shareContact = (user, phone, name = "") =>
  post(`chats/${user}/contact`, { phone, name });
export const addGroup = (group) => post("groups", group);
export const inGroup = (group, act, body) => post(`groups/${group}/${act}`, body);
export const setBlocked = (user, blocked) => post(`chats/${user}/block`, { blocked });
export const setLanguage = (user, code) => post(`chats/${user}/language`, { code });
export const getClock = () => request("clock");
export const moveClock = (step) => post("clock", step);
export const getBot = () => request("bot");
export const restartBot = () => post("bot/restart", {});

export function sendFiles(user, files, { as, caption, where = {} }) {
  const form = new FormData();
  form.append("where", JSON.stringify(where));
  form.append("as", as);
  form.append("caption", caption);
  for (const file of files) form.append("files", file, file.name);
  return request(`chats/${user}/files`, { method: "POST", body: form });
}

/** Keeps an event stream open; `opened` runs each time it is (again), `lost` when it breaks. */
export function listen({ opened, received, lost }) {
  const source = new EventSource("/api/events");
  source.onopen = opened;
  source.onmessage = (event) => received(JSON.parse(event.data));
  source.onerror = () => {
    // Browsers give up after an HTTP error, so every loss is retried by us.
    source.close();
    lost();
    setTimeout(() => listen({ opened, received, lost }), RETRY_MS);
  };
}
