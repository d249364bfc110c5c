/** Reads the reading aloud, sentence by sentence, each painted while it is heard. Fetched where a browser can speak. */
import { tell } from './notices.js';

const $ = (id) => document.getElementById(id);
const button = $('speak');
const stopper = $('speak-stop');
const article = $('reading');

/** Paints the sentence over all other marks, where the browser can paint without touching nodes. */
const painted = globalThis.Highlight && new Highlight();

/** What is not part of the report: a page around it, listings. */
const SILENT = '.noise, pre';
/** A sentence ends here; closing marks behind it belong to it. */
const SENTENCE = /(?:[^。！？!?；;…\n.]|\.(?!\s|$))*(?:[。！？!?；;…\n]|\.(?=\s|$))*[”’」』）)》]*/gu;
const HAN = /\p{Script=Han}/u;

/** Only voices of this machine: the others send the text to somebody's server. */
const voices = () => speechSynthesis.getVoices().filter(({ localService }) => localService);

let say;
/** `idle`, `speaking` or `paused`. */
let state = 'idle';
/** The sentences of the blocks that were cut so far, and which of them is heard. */
let sentences = [];
let at = 0;
/** Counts what was begun: what the browser says of an utterance that was broken off concerns nobody. */
let turn = 0;
let utterance = null;

/** Offers the voice wherever this machine has one; `words` gives words. */
export function speech(words) {
  say = words;
  const offer = () => {
    button.hidden = !voices().length;
    if (button.hidden && state !== 'idle') stop();
  };
  speechSynthesis.addEventListener?.('voiceschanged', offer);
  offer();
  button.addEventListener('click', () => (state === 'speaking' ? pause() : state === 'paused' ? go(at) : start()));
  stopper.addEventListener('click', stop);
  button.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || state === 'idle') return;
    event.preventDefault();
    go(at + step);
  });
  document.addEventListener('keydown', (event) => {
    const other = event.target.closest('#text') || document.querySelector('dialog[open], details.menu[open]');
    if (event.key !== 'Escape' || state === 'idle' || other) return;
    event.preventDefault(); // One key closes one thing.
    stop();
  }, true);
  document.addEventListener('visibilitychange', () => document.hidden && state === 'speaking' && pause());
  addEventListener('pagehide', stop);
  // Another text, another script: what was to be said is not there any more.
  new MutationObserver(() => state !== 'idle' && !sentences[at]?.nodes[0].isConnected && stop()).observe(article, { childList: true, subtree: true });
}

function start() {
  sentences = [];
  for (const block of article.querySelectorAll('*')) cut(block);
  const { anchorNode, anchorOffset } = getSelection();
  const from = article.contains(anchorNode) ? sentences.findIndex(({ range }) => range.comparePoint(anchorNode, anchorOffset) <= 0) : 0;
  go(Math.max(from, 0));
}

/** Cuts the words that stand in an element itself; a long text is cut as far as it is shown. */
function cut(block) {
  if (block.closest(SILENT)) return;
  const nodes = [...block.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
  const text = nodes.map(({ data }) => data).join('');
  for (const { 0: words, index } of text.matchAll(SENTENCE)) {
    if (!/[\p{L}\p{N}]/u.test(words)) continue;
    const range = document.createRange();
    range.setStart(...place(nodes, index));
    range.setEnd(...place(nodes, index + words.length));
    sentences.push({ words: words.trim(), range, nodes });
  }
}

function place(nodes, at) {
  let left = at;
  for (const node of nodes) {
    if (left <= node.length) return [node, left];
    left -= node.length;
  }
  return [nodes.at(-1), nodes.at(-1).length];
}

/** Says the sentence `index` and all that follow. */
function go(index) {
  if (index >= sentences.length && !more()) return stop();
  silence();
  at = Math.max(index, 0);
  const { words, range, nodes } = sentences[at];
  if (!nodes[0].isConnected) return stop();
  const voice = choose(words);
  if (!voice) {
    stop();
    return tell('speak', say('speak.none'));
  }
  const mine = turn;
  utterance = new SpeechSynthesisUtterance(words); // Kept: a browser may forget one that nobody holds.
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.addEventListener('end', () => mine === turn && go(at + 1));
  utterance.addEventListener('error', () => mine === turn && stop());
  show('speaking');
  painted?.clear();
  painted?.add(range);
  // Registered anew, so that it lies on top of the marks.
  globalThis.CSS.highlights?.delete('spoken');
  globalThis.CSS.highlights?.set('spoken', painted);
  follow(range);
  speechSynthesis.speak(utterance);
}

/** A long text shows its next part. */
function more() {
  if ($('rest').hidden) return false;
  const last = article.lastElementChild;
  $('rest').click();
  for (let node = last?.nextElementSibling; node; node = node.nextElementSibling) {
    for (const block of [node, ...node.querySelectorAll('*')]) cut(block);
  }
  return at + 1 < sentences.length;
}

/** A voice that speaks the language of the words; Traditional characters like one that reads them. */
function choose(words) {
  const all = voices();
  const speaks = (tag) => all.find(({ lang }) => lang.replace('_', '-').toLowerCase().startsWith(tag));
  if (!HAN.test(words)) return speaks('en') ?? all.find((voice) => voice.default);
  const isHant = /[們會這國說為與個體點]/.test(article.textContent.slice(0, 2000));
  return (isHant ? speaks('zh-tw') ?? speaks('zh-hk') : speaks('zh-cn')) ?? speaks('zh') ?? speaks('cmn') ?? speaks('yue');
}

/** Stays where it is; a browser's own pause is no pause on every system. */
function pause() {
  silence();
  show('paused');
}

function stop() {
  silence();
  globalThis.CSS.highlights?.delete('spoken');
  sentences = [];
  at = 0;
  show('idle');
}

function silence() {
  turn += 1;
  utterance = null;
  speechSynthesis.cancel();
}

function show(now) {
  state = now;
  const words = { idle: ['speak', say('speak')], speaking: ['speak.pause', say('speak.pause')], paused: ['speak.on', say('speak.on')] };
  [button.dataset.text, button.textContent] = words[now];
  if (now === 'idle' && document.activeElement === stopper) button.focus();
  stopper.hidden = now === 'idle';
}

/** Scrolls when the sentence is not in sight: down, or to the left where lines are vertical. */
function follow(range) {
  const box = range.getBoundingClientRect();
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const behavior = calm ? 'instant' : 'smooth';
  if (article.dataset.flow === 'vertical') {
    const frame = article.getBoundingClientRect();
    if (box.left < frame.left || box.right > frame.right) article.scrollBy({ left: box.right - frame.right + 32, behavior });
  }
  if (box.top < 0 || box.bottom > innerHeight) scrollBy({ top: box.top - innerHeight / 4, behavior });
}
