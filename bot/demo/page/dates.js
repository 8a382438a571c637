// Instants as the office sees them: always in its zone, never in the browser's.

import { language, say, weekday } from "./words.js";

let zone = "Asia/Ho_Chi_Minh";
const DAY_MS = 86_400_000;

export function setZone(name) {
  zone = name;
}

/** Year, month, day, hour and minute of an instant on the office's wall, as two-digit texts. */
function wall(instant) {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  return Object.fromEntries(format.formatToParts(instant).map((part) => [part.type, part.value]));
}

export function timeOfDay(instant) {
  const { hour, minute } = wall(instant);
  return `${hour}:${minute}`;
}

/** The office's day as 2024-05-15, a key to compare days by. */
export function dayKey(instant) {
  const { year, month, day } = wall(instant);
  return `${year}-${month}-${day}`;
}

export function dayInWords(instant) {
  const { year, month, day } = wall(instant);
  const index = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay();
  return `${weekday(index)} ${day}/${month}/${year}`;
}

export function dayHeading(instant, now) {
  const key = dayKey(instant);
  if (key === dayKey(now)) return say("today");
  if (key === dayKey(new Date(now.getTime() - DAY_MS))) return say("yesterday");
  return dayInWords(instant);
}

export function fullTime(instant) {
  return `${dayInWords(instant)} ${timeOfDay(instant)}`;
}

/** For a date-time input: 2024-05-15T09:00 as the office's clock shows it. */
export function wallText(instant) {
  return `${dayKey(instant)}T${timeOfDay(instant)}`;
}

/** The instant at which the office's clock shows `text`. */
export function fromWall(text) {
  const asUtc = new Date(`${text}:00Z`).getTime();
  // Twice, since the offset may change between the first guess and the answer.
  let guess = asUtc;
  for (let round = 0; round < 2; round += 1) guess = asUtc - offsetAt(guess);
  return new Date(guess);
}

function offsetAt(time) {
  const minute = Math.floor(time / 60_000) * 60_000;
  return new Date(`${wallText(new Date(minute))}:00Z`).getTime() - minute;
}

export function sizeInWords(bytes) {
  const units = ["B", "KB", "MB"];
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const digits = unit > 0 && size < 10 ? 1 : 0;
  const locale = language === "vi" ? "vi-VN" : "en-GB";
  return `${size.toLocaleString(locale, { maximumFractionDigits: digits })} ${units[unit]}`;
}
