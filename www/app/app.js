/** The page: a report on the left, its reading on the right, live. */
import { load } from '../element/engine.js';
import { closest, messages } from './messages.js';
import { decode } from './open.js';
import { showRepairs } from './repairs.js';
import { take } from './take.js';
import { View } from './view.js';

const $ = (id) => document.getElementById(id);
const text = $('text');
const view = new View($('card'), $('reading'), follow);

/** Longer texts are read when the typing pauses. */
const AT_ONCE = 200_000;
const PAUSE = 250;

let language = closest(localStorageGet('language') ?? navigator.language);
let waiting = 0;
let cleared = null;
const without = new Set();
let engine = null;
let vocabulary = null;
let reading = null;

const say = (key, ...values) => {
  const message = messages[language][key];
  return typeof message === 'function' ? message(...values) : message;
};

function notice(words = '') {
  $('notice').textContent = words;
  $('notice').hidden = !words;
}

/** Shows all words of the page in the chosen language. */
function translate() {
  document.documentElement.lang = language;
  $('language').value = language;
  for (const item of document.querySelectorAll('[data-text]')) item.textContent = say(item.dataset.text);
  for (const item of document.querySelectorAll('[data-label]')) item.setAttribute('aria-label', say(item.dataset.label));
  text.placeholder = say('placeholder');
  if (cleared !== null) $('clear').textContent = say('undo');
  show();
}

/** Reads what stands in the source pane: now, or when the typing pauses if the text is long. */
function read() {
  clearTimeout(waiting);
  if (text.value.length > AT_ONCE) waiting = setTimeout(send, PAUSE);
  else send();
}

/** Reads with the newest text and choices, and shows what came out. */
function send() {
  if (!engine) return;
  reading?.free();
  reading = null;
  if (text.value.trim() !== '') {
    reading = engine.read(text.value, { script: $('script').value, without: [...without] });
  }
  show();
}

function show() {
  for (const id of ['card', 'reading', 'budget-row', 'repairs']) $(id).hidden = !reading;
  $('empty').hidden = Boolean(reading);
  $('status').textContent = '';
  if (!reading) return view.clear();
  view.show(reading, { kinds: vocabulary.kinds, digest: Number($('budget').value), language });
  $('status').textContent = say('status', [...reading.text].length, reading.edits().length / 6);
  showRepairs({ reading, source: text.value, rules: vocabulary.rules, without, language, say, jump, toggle });
}

/** Shows in the source where a span of the text comes from. */
function follow(span) {
  const [start, end] = reading.toSource(Uint32Array.from(span));
  text.setSelectionRange(start, end);
}

/** Selects a piece of the source. */
function jump(start, end) {
  text.focus();
  text.setSelectionRange(start, end);
}

function toggle(rule, on) {
  if (on) without.delete(rule);
  else without.add(rule);
  send();
}

/** Replaces the source in a way that the browser's own undo remembers. */
function replace(words) {
  text.focus();
  text.select();
  // The only call that keeps the undo stack of a text field; where it is gone, the value is set.
  if (!document.execCommand?.('insertText', false, words) || text.value !== words) text.value = words;
  text.setSelectionRange(0, 0);
  text.scrollTop = 0;
  cleared = null;
  $('clear').textContent = say('clear');
  read();
}

async function openFile(file) {
  if (!file) return;
  try {
    const found = decode(new Uint8Array(await file.arrayBuffer()));
    if (!found) return notice(say('binary', file.name));
    replace(found.text);
    if (found.lossy) notice(say('lossy', file.name));
    else notice(found.encoding === 'utf-8' ? '' : say('encoding', file.name, found.encoding.toUpperCase()));
  } catch (error) {
    notice(say('unread', file.name, error.message));
  }
}

function clear() {
  if (cleared !== null) return replace(cleared);
  const before = text.value;
  if (!before) return;
  replace('');
  cleared = before;
  $('clear').textContent = say('undo');
  $('status').textContent = say('clear_undo');
}

function budget(characters) {
  $('budget').value = characters;
  $('budget-value').textContent = characters;
  for (const preset of document.querySelectorAll('[data-budget]')) {
    preset.setAttribute('aria-pressed', String(Number(preset.dataset.budget) === Number(characters)));
  }
  if (reading) view.card(reading, Number(characters), language);
}

function localStorageGet(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // Storage refused: the choice lasts as long as the page.
  }
}

text.addEventListener('input', () => {
  cleared = null;
  $('clear').textContent = say('clear');
  notice();
  read();
});
$('sample').addEventListener('click', async () => {
  try {
    const response = await fetch(new URL('../samples/district-meeting-spoilt.txt', import.meta.url));
    if (!response.ok) throw new Error(String(response.status));
    replace(await response.text());
    notice();
  } catch (error) {
    notice(say('unread', say('sample'), error.message));
  }
});
$('open').addEventListener('click', () => $('file').click());
$('file').addEventListener('change', () => {
  openFile($('file').files[0]);
  $('file').value = '';
});
$('clear').addEventListener('click', clear);
$('language').addEventListener('change', () => {
  language = $('language').value;
  try {
    localStorage.setItem('language', language);
  } catch {
    // Storage refused: the choice lasts as long as the page.
  }
  translate();
});
$('script').addEventListener('change', send);
$('budget').addEventListener('input', () => budget($('budget').value));
for (const preset of document.querySelectorAll('[data-budget]')) {
  preset.addEventListener('click', () => budget(preset.dataset.budget));
}
$('take').addEventListener('change', async () => {
  const what = $('take').value;
  $('take').value = '';
  if (what && reading) notice(await take(what, reading, Number($('budget').value), say));
});
for (const kind of ['dragenter', 'dragover']) {
  document.addEventListener(kind, (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    document.body.classList.add('dropping');
  });
}
document.addEventListener('dragleave', (event) => {
  if (!event.relatedTarget) document.body.classList.remove('dropping');
});
document.addEventListener('drop', (event) => {
  document.body.classList.remove('dropping');
  if (!event.dataTransfer?.files.length) return;
  event.preventDefault();
  openFile(event.dataTransfer.files[0]);
});

translate();
budget(120);
try {
  engine = await load('studio');
  vocabulary = engine.vocabulary();
  send();
} catch (error) {
  notice(say('broken', error.message));
}
