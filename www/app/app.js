/** The desk: a report on the left, its reading on the right, live. */
import { choose, chosen } from './choices.js';
import { Editor } from './editor.js';
import { Engine } from './engine.js';
import { closest, messages } from './messages.js';
import { decode } from './open.js';
import { changes, showRepairs } from './repairs.js';
import { take } from './take.js';
import { View } from './view.js';

const $ = (id) => document.getElementById(id);
const engine = new Engine();
const view = new View($('card'), $('reading'), follow);
const editor = new Editor($('text'), { changed, moved: lightUp });

/** Longer texts are read when the typing pauses. */
const AT_ONCE = 50_000;
const PAUSE = 200;
/** A shorter wait needs no sign of work. */
const PATIENCE = 100;

let language = closest(chosen('language', navigator.language));
let vocabulary = null;
let found = null;
let waiting = 0;
let patience = 0;
let run = 0;
const without = new Set();

const say = (key, ...values) => {
  const message = messages[language][key];
  return typeof message === 'function' ? message(...values) : message;
};
const length = () => Number($('budget').value);

function notice(words = '') {
  $('notice').textContent = words;
  $('notice').hidden = !words;
}

/** Shows all words of the page in the chosen language. */
function translate() {
  document.documentElement.lang = language;
  document.title = say('title');
  $('language').value = language;
  for (const item of document.querySelectorAll('[data-text]')) item.textContent = say(item.dataset.text);
  for (const item of document.querySelectorAll('[data-label]')) item.setAttribute('aria-label', say(item.dataset.label));
  editor.translate(say('source'), say('placeholder'), messages[language].phrases);
  show();
}

/** The source is another one: it is read now, or when the typing pauses if it is long. */
function changed() {
  notice();
  clearTimeout(waiting);
  if (editor.length > AT_ONCE) waiting = setTimeout(read, PAUSE);
  else read();
}

/** Reads with the newest text and choices, and shows what came out. */
async function read() {
  if (!vocabulary) return;
  run += 1;
  const mine = run;
  const text = editor.text;
  clearTimeout(patience);
  $('progress').hidden = true;
  if (text.trim() === '') {
    found = null;
    return show();
  }
  patience = setTimeout(() => ($('progress').hidden = false), PATIENCE);
  try {
    const answer = await engine.read(text, { script: $('script').value, without: [...without] }, length());
    if (!answer || mine !== run) return;
    found = answer;
  } catch (error) {
    if (mine !== run) return;
    found = null;
    notice(say('broken', error.message));
  }
  clearTimeout(patience);
  $('progress').hidden = true;
  show();
}

function show() {
  for (const id of ['card', 'reading', 'budget-row', 'repairs']) $(id).hidden = !found;
  $('empty').hidden = Boolean(found);
  $('status').textContent = found ? say('status', [...found.text].length, found.edits.length / 6) : '';
  if (!found) {
    editor.paint(null);
    return view.clear();
  }
  const reasons = vocabulary.rules.map((rule) => rule.reason[Object.keys(messages).indexOf(language)]);
  editor.paint(found, reasons);
  view.show(found, { kinds: vocabulary.kinds, language });
  showRepairs({ found, rules: vocabulary.rules, without, language, say, jump, toggle, accept });
}

/** Shows in the source where a span of the text comes from. */
function follow(span) {
  const [start, end] = found.offsets.toSource(...span);
  editor.select(start, end);
  view.light(span[0] < span[1] ? null : span);
}

/** Lights up the facts that stand where the caret of the source is. */
function lightUp(caret) {
  if (found && found.source.length === editor.length) view.light(found.offsets.toText(caret, caret));
}

/** Selects a piece of the source. */
function jump(start, end) {
  editor.select(start, end, true);
}

function toggle(rule, on) {
  if (on) without.delete(rule);
  else without.add(rule);
  read();
}

/** Writes some edits of repair into the source. */
function accept(which) {
  if (found.source === editor.text) editor.change(changes(found, which));
}

async function openFile(file) {
  if (!file) return;
  try {
    const opened = decode(new Uint8Array(await file.arrayBuffer()));
    if (!opened) return notice(say('binary', file.name));
    editor.replace(opened.text);
    if (opened.lossy) notice(say('lossy', file.name));
    else notice(opened.encoding === 'utf-8' ? '' : say('encoding', file.name, opened.encoding.toUpperCase()));
  } catch (error) {
    notice(say('unread', file.name, error.message));
  }
}

let asked = 0;
async function budget(characters) {
  $('budget').value = characters;
  $('budget-value').textContent = characters;
  for (const preset of document.querySelectorAll('[data-budget]')) {
    preset.setAttribute('aria-pressed', String(Number(preset.dataset.budget) === Number(characters)));
  }
  if (!found) return;
  asked += 1;
  const [mine, of] = [asked, found];
  const report = await engine.report(Number(characters)).catch(() => null);
  if (!report || mine !== asked || of !== found) return;
  found.report = report;
  view.card(report, language);
}

$('sample').addEventListener('click', async () => {
  try {
    const response = await fetch(new URL('../samples/district-meeting-spoilt.txt', import.meta.url));
    if (!response.ok) throw new Error(String(response.status));
    editor.replace(await response.text());
  } catch (error) {
    notice(say('unread', say('sample'), error.message));
  }
});
$('open').addEventListener('click', () => $('file').click());
$('file').addEventListener('change', () => {
  openFile($('file').files[0]);
  $('file').value = '';
});
$('clear').addEventListener('click', () => {
  if (!editor.length) return;
  editor.replace('');
  editor.focus();
  notice(say('clear_undo'));
});
$('find').addEventListener('click', () => editor.find());
$('undo').addEventListener('click', () => editor.undo());
$('language').addEventListener('change', () => {
  language = $('language').value;
  choose('language', language);
  translate();
});
$('script').addEventListener('change', read);
$('budget').addEventListener('input', () => budget($('budget').value));
for (const preset of document.querySelectorAll('[data-budget]')) {
  preset.addEventListener('click', () => budget(preset.dataset.budget));
}
$('take').addEventListener('change', async () => {
  const what = $('take').value;
  $('take').value = '';
  if (what && found) notice(await take(what, found, engine, say));
});
for (const kind of ['dragenter', 'dragover']) {
  document.addEventListener(kind, (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    document.body.classList.add('dropping');
  }, true);
}
document.addEventListener('dragleave', (event) => {
  if (!event.relatedTarget) document.body.classList.remove('dropping');
});
document.addEventListener('drop', (event) => {
  document.body.classList.remove('dropping');
  if (!event.dataTransfer?.files.length) return;
  event.preventDefault();
  event.stopPropagation();
  openFile(event.dataTransfer.files[0]);
}, true);

translate();
budget(120);
try {
  vocabulary = await engine.start();
  read();
} catch (error) {
  notice(say('broken', error.message));
}
