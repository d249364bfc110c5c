/** The page: puts the desk, the library and what comes from outside together. */
import { choose, chosen } from './choices.js';
import { Desk } from './desk.js';
import { Draft } from './draft.js';
import { closest, messages } from './messages.js';
import { hush, tell } from './notices.js';
import { install, keep } from './offline.js';
import { decode } from './open.js';
import { Shelf } from './shelf.js';
import { take } from './take.js';

const $ = (id) => document.getElementById(id);
const asked = new URLSearchParams(location.search).get('do');

let language = closest(chosen('language', navigator.language));

const say = (key, ...values) => {
  const message = messages[language][key];
  return typeof message === 'function' ? message(...values) : message;
};

const desk = new Desk({ say, changed: () => draft.changed(), shown: () => {} });
const { editor } = desk;
const draft = new Draft(editor, { title, tell: state });
const shelf = new Shelf(draft, say, (text) => {
  if (text !== null) editor.replace(text);
  editor.focus();
});

/** What a draft is called: its own title, its meeting, its first line. */
function title() {
  const { found } = desk;
  const own = found && found.source === editor.text && (found.report.title ?? found.report.meeting)?.text;
  return own || (editor.text.trim().split('\n', 1)[0].slice(0, 40) || say('untitled'));
}

/** Says what became of a saving: where nothing can be saved, at once and until it can. */
function state(what, detail) {
  if (what === 'split') return tell('split', say('split'));
  if (what === 'saved') hush('saving');
  if (what === 'refused') tell('saving', say('refused.save'));
  if (what === 'full') tell('saving', say('full.save'));
  const time = () => new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(detail);
  const words = { saved: () => say('saved', time()), saving: () => say('saving'), refused: () => say('refused'), full: () => say('full') };
  $('saved').dataset.state = what;
  $('saved').textContent = words[what]();
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

async function openFile(file) {
  if (!file) return;
  try {
    const opened = decode(new Uint8Array(await file.arrayBuffer()));
    if (!opened) return tell('file', say('binary', file.name));
    await draft.fresh(opened.text);
    if (opened.lossy) tell('file', say('lossy', file.name));
    else if (opened.encoding !== 'utf-8') tell('file', say('encoding', file.name, opened.encoding.toUpperCase()));
    else hush('file');
  } catch (error) {
    tell('file', say('unread', file.name, error.message));
  }
}

/** What another program has shared; the service worker keeps it until it is read here. */
async function openShared() {
  const store = await caches.open('shared');
  const shared = await store.match(new URL('../shared', import.meta.url));
  if (!shared) return;
  await openFile(new File([await shared.blob()], decodeURIComponent(shared.headers.get('x-name'))));
  await store.delete(new URL('../shared', import.meta.url));
}

$('sample').addEventListener('click', async () => {
  try {
    const response = await fetch(new URL('../samples/district-meeting-spoilt.txt', import.meta.url));
    if (!response.ok) throw new Error(String(response.status));
    await draft.fresh(await response.text());
  } catch (error) {
    tell('file', say('unread', say('sample'), error.message));
  }
});
$('open').addEventListener('click', () => $('file').click());
$('file').addEventListener('change', () => {
  openFile($('file').files[0]);
  $('file').value = '';
});
$('new').addEventListener('click', async () => {
  await draft.fresh('');
  editor.focus();
});
$('library-open').addEventListener('click', () => shelf.open());
$('find').addEventListener('click', () => editor.find());
$('undo').addEventListener('click', () => editor.undo());
$('language').addEventListener('change', () => {
  language = $('language').value;
  choose('language', language);
  translate();
});
$('script').addEventListener('change', () => desk.read());
$('budget').addEventListener('input', () => desk.budget($('budget').value));
for (const preset of document.querySelectorAll('[data-budget]')) {
  preset.addEventListener('click', () => desk.budget(preset.dataset.budget));
}
$('take').addEventListener('change', async () => {
  const what = $('take').value;
  $('take').value = '';
  const said = what && desk.found && (await take(what, desk.found, desk.engine, say));
  if (said) tell('take', said);
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
document.addEventListener('visibilitychange', () => document.hidden && draft.flush());
addEventListener('pagehide', () => draft.flush());
addEventListener('beforeunload', (event) => {
  // Only where leaving would lose what was written.
  if (draft.isSaved) return;
  draft.flush();
  event.preventDefault();
});
globalThis.launchQueue?.setConsumer(async ({ files }) => openFile(await files[0]?.getFile()));

translate();
desk.budget(120);
install($('install'));
keep({
  ready: () => ($('offline').hidden = false),
  offer: (accept) => tell('update', say('update'), { actions: [[say('update.now'), accept]], close: say('update.later') }),
  leave: () => draft.flush(),
}).catch(() => {}); // Without a service worker the page works as long as there is a network.
await Promise.all([desk.start(), draft.start(asked !== null && asked !== 'library')]);
if (asked === 'library') shelf.open();
if (asked === 'shared') openShared();
if (asked) history.replaceState(null, '', location.pathname);
