/**
 * The days of a report as a calendar by RFC 5545: the meeting, and what is to be done until when. Fetched on demand.
 *
 * Only days that the report gives for sure: a day without a year takes the meeting's, unless it would lie before it.
 */
import { hash } from './hash.js';

/** @param {object} found a reading. @param {object[]} tasks its tasks. @param {Date} now. @returns {string | null} null: there is no day in it. */
export function calendar({ report }, tasks, now) {
  const { title, meeting, date, place, summary } = report;
  const held = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date?.iso ?? '')?.slice(1).map(Number) ?? null;
  const events = [];
  if (held) {
    const said = summary.map((part) => part.text).join('\n');
    events.push({ day: held, SUMMARY: (meeting ?? title)?.text ?? date.text, LOCATION: place?.text, DESCRIPTION: said });
  }
  for (const { text, speaker, who, due } of tasks) {
    const day = due && dayOf(due, held);
    if (day) events.push({ day, SUMMARY: text, DESCRIPTION: [speaker, who, due].filter(Boolean).join('\n') });
  }
  if (!events.length) return null;
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const lines = events.flatMap(({ day, ...words }) => [
    'BEGIN:VEVENT',
    `UID:${name(day + words.SUMMARY)}@jiyao`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${plain(day)}`,
    ...Object.entries(words).filter(([, value]) => value).map(([name, value]) => `${name}:${escape(value)}`),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//jiyao//desk//ZH', ...lines, 'END:VCALENDAR'].map((line) => `${fold(line)}\r\n`).join('');
}

const CHINESE = /(?:(\d{4}|今|本|当|當|明)年)?(?:(\d{1,2})月份?(?:(\d{1,2})[日号號]|[底末])|年?(?<=年)[底末])/;
const ISO = /\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b/;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const ENGLISH = /\b(?:(\d{1,2})\s+)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:\s+(\d{1,2}))?,?\s+(\d{4})\b/i;

/** The day in words that are a term; `held` is the meeting's. */
export function dayOf(words, held) {
  const iso = ISO.exec(words);
  if (iso) return real(iso.slice(1).map(Number));
  const english = ENGLISH.exec(words);
  if (english) return real([Number(english[4]), MONTHS.indexOf(english[2].toLowerCase()) + 1, Number(english[1] ?? english[3])]);
  const match = CHINESE.exec(words);
  if (!match) return null;
  const [, said, month = '12', day] = match;
  const isGiven = /^\d/.test(said ?? '');
  if (!isGiven && !held) return null;
  const year = isGiven ? Number(said) : held[0] + (said === '明' ? 1 : 0);
  const found = real([year, Number(month), day ? Number(day) : new Date(Date.UTC(year, Number(month), 0)).getUTCDate()]);
  return found && (isGiven || plain(found) >= plain(held)) ? found : null;
}

/** The day, where the calendar has it. */
function real([year, month, day]) {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? [year, month, day] : null;
}

const plain = ([year, month, day]) => `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`;

const escape = (words) => words.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n').replace(/[\x00-\x1f\x7f]/g, '');

/** No line is longer than 75 bytes, and no character is cut. */
function fold(line) {
  let out = '';
  let room = 75;
  for (const char of line) {
    const size = char < '\x80' ? 1 : char < '\u0800' ? 2 : char.length === 1 ? 3 : 4;
    if (size > room) {
      out += '\r\n ';
      room = 74;
    }
    out += char;
    room -= size;
  }
  return out;
}

/** The same event has the same name when it is taken again. */
const name = (words) => [0x811c9dc5, 0x01234567].map((start) => hash(words, start).toString(16).padStart(8, '0')).join('');
