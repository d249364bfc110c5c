/** The page: puts the desk, the library and what comes from outside together. */
import { choose, chosen } from './choices.js';
import { Desk } from './desk.js';
import { Draft } from './draft.js';
import { Files } from './files.js';
import { looks } from './looks.js';
import { menus } from './menus.js';
import { closest, messages } from './messages.js';
import { hush, tell } from './notices.js';
import { install, keep } from './offline.js';
import { take } from './take.js';

const $ = (id) => document.getElementById(id);
const asked = new URLSearchParams(location.search).get('do');

let language = closest(chosen('language', navigator.language));
// Nothing can be clicked or written before its words stand: what moves under a finger is missed. Where they do not come the
// page keeps its own.
let words = await messages(language).catch(() => null);

const say = (key, ...values) => {
  const message = words?.[key] ?? '';
  return typeof message === 'function' ? message(...values) : message;
};

const desk = new Desk({ say, changed: () => draft.changed(), shown });
const { editor } = desk;
const draft = new Draft(editor, { title, tell: state });
const files = new Files(say, (text) => draft.fresh(text));

/** Opens the library; its dialog is fetched when it is first asked for. Who asks early waits until the drafts are there. */
let shelf = null;
let drafts = null;
async function openLibrary() {
  const show = (text) => {
    if (text !== null) editor.replace(text);
    editor.focus();
  };
  shelf ??= Promise.all([import('./shelf.js'), drafts]).then(([{ Shelf }]) => new Shelf(draft, say, show));
  try {
    await (await shelf).open();
  } catch {
    shelf = null; // Without a network nor a copy kept: the next click asks again.
    tell('library', say('failed', 'shelf.js'));
  }
}

/** There is a new reading: the draft has a name, and what is looked at beside the text is fetched with the first one. */
let study = null;
function shown() {
  draft.named();
  if (desk.found) study ??= import('./study.js').then(({ Study }) => new Study(desk, draft));
  study?.then((study) => study.show()).catch(() => (study = null));
}

/** What a draft is called: its own title, its meeting, its first line. */
function title() {
  const { found } = desk;
  const own = found && found.source === editor.text && (found.report.title ?? found.report.meeting)?.text;
  return own || (editor.text.trim().split('\n', 1)[0].slice(0, 40) || say('untitled'));
}

/** Says what became of a saving: where nothing can be saved, at once and until it can. */
function state(what, detail) {
  if (what === 'split') return tell('split', say('split'));
  if (what === 'saving' && $('saved').dataset.state === what) return; // Every key says so.
  if (what === 'saved') hush('saving');
  if (what === 'refused') tell('saving', say('refused.save'));
  if (what === 'full') tell('saving', say('full.save'));
  const time = () => new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(detail);
  const told = { saved: () => say('saved', time()), saving: () => say('saving'), refused: () => say('refused'), full: () => say('full') };
  $('saved').dataset.state = what;
  $('saved').textContent = told[what]();
}

/** Shows all words of the page in the chosen language. */
function translate() {
  document.documentElement.lang = language;
  document.title = say('title');
  $('language').value = language;
  for (const item of document.querySelectorAll('[data-text]')) item.textContent = say(item.dataset.text);
  for (const item of document.querySelectorAll('[data-label]')) item.setAttribute('aria-label', say(item.dataset.label));
  for (const item of document.querySelectorAll('[data-hint]')) item.placeholder = say(item.dataset.hint);
  desk.translate();
}

$('new').addEventListener('click', async () => {
  await draft.fresh('');
  editor.focus();
});
$('library-open').addEventListener('click', openLibrary);
$('find').addEventListener('click', () => editor.find());
$('undo').addEventListener('click', () => editor.undo());
$('language').addEventListener('change', async () => {
  const wished = $('language').value;
  try {
    words = await messages(wished);
    language = wished;
    choose('language', language);
  } catch {
    tell('language', say('failed', 'messages')); // Without a network nor a copy kept it stays as it is.
  }
  translate();
});
$('script').addEventListener('change', () => desk.read());
$('budget').addEventListener('input', () => desk.budget($('budget').value));
for (const preset of document.querySelectorAll('[data-budget]')) {
  preset.addEventListener('click', () => desk.budget(preset.dataset.budget));
}
for (const button of document.querySelectorAll('[data-take]')) {
  button.addEventListener('click', () => {
    button.closest('details').open = false;
    take(button.dataset.take, desk, say);
  });
}
document.addEventListener('visibilitychange', () => document.hidden && draft.flush());
addEventListener('pagehide', () => draft.flush());
addEventListener('beforeunload', (event) => {
  // Only where leaving would lose what was written.
  if (draft.isSaved) return;
  draft.flush();
  event.preventDefault();
});

if (words) translate();
desk.budget(120);
install($('install'));
menus();
looks(() => desk.paint());
keep({
  ready: () => ($('offline').hidden = false),
  offer: (accept) => tell('update', say('update'), { actions: [[say('update.now'), accept]], close: say('update.later') }),
  leave: () => draft.flush(),
}).catch(() => {}); // Without a service worker the page works as long as there is a network.
begin();

/** Brings what the address asks for, when there is something that can take it. */
async function begin() {
  const forget = () => history.replaceState(null, '', location.pathname);
  drafts = draft.start(asked !== null && asked !== 'library');
  if (asked && asked !== 'shared') forget(); // At once: who reloads now wants to find what is written meanwhile.
  await Promise.all([desk.start(), drafts]);
  if (asked === 'library') openLibrary();
  if (asked === 'shared') files.shared().finally(forget);
  // The page may be left before it is there; without it nothing is read aloud.
  if (globalThis.speechSynthesis) import('./speech.js').then(({ speech }) => speech(say)).catch(() => {});
}
