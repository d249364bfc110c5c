/**
 * What is looked at between the card and the text: figures side by side, keywords, another version, what each fact rests
 * on, the legend of the marks. All of it is fetched when the first text has been read, and drawn only where it is open.
 */
import { Labels } from '../element/labels.js';
import { Legend, legendSheets, places, wordsOf as legendWords } from '../element/legend.js';
import { cardSheet, sheet } from '../element/sheet.js';
import { Figures } from './chart.js';
import { choose, chosen } from './choices.js';
import { Grounds } from './grounds.js';
import { Keywords } from './keywords.js';
import { node } from './rows.js';
import { ask } from './secondary.js';
import { studyCss } from './studylook.js';
import { wordsOf } from './studywords.js';
import { Versions } from './versions.js';

/** So long after the last reading: milliseconds. */
const QUIET = 200;
/** The kinds that only the second worker knows. */
const WIDE = ['organization', 'keyword'];
const PANES = ['figures', 'keywords', 'versions', 'grounds', 'legend'];

export class Study {
  #desk;
  #timer = 0;
  #panes = {};
  #tabs = {};
  #open = null;
  #lang = '';
  #bar = node('div', { className: 'tabs' });
  #frame = node('div', { className: 'frame' });
  #legend;
  #labels = new Labels();
  /** The text whose marks of the wide kinds are asked or painted; null: of none, undefined: nobody knows. */
  #wide = null;

  /** `desk` has the reading and its view, `draft` the library. */
  constructor(desk, draft) {
    this.#desk = desk;
    this.host = node('div', { id: 'study' });
    const root = this.host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [cardSheet(), ...legendSheets(), sheet('study', studyCss)];
    const { view } = desk;
    this.#legend = new Legend({
      switched: () => {
        view.hidden = this.#legend.hidden;
        view.paint();
      },
      go: (span) => {
        view.goTo(span);
        return desk.found?.text.slice(...span);
      },
      options: {
        labels: [chosen('labels', '') === 'on', (on) => {
          choose('labels', on ? 'on' : '');
          this.#label();
        }],
        wide: [chosen('wide', '') === 'on', (on) => {
          choose('wide', on ? 'on' : '');
          this.#widen();
        }],
      },
    });
    view.painted = () => this.#label();
    const go = (span) => view.goTo(span);
    this.#panes = {
      figures: new Figures(go),
      keywords: new Keywords(desk, go),
      versions: new Versions(desk, draft, go),
      grounds: new Grounds(desk, go),
      legend: { node: this.#legend.node, show: (_, lang) => this.#explain(lang) },
    };
    this.#frame.append(this.#bar);
    for (const name of PANES) {
      const { node: pane } = this.#panes[name];
      pane.id = name;
      const tab = node('button', { type: 'button' });
      tab.setAttribute('aria-controls', name);
      tab.addEventListener('click', () => this.#turn(this.#open === name ? null : name));
      this.#tabs[name] = tab;
      this.#bar.append(tab);
      this.#frame.append(pane);
    }
    this.#frame.append(this.#labels.node);
    root.append(this.#frame);
    document.getElementById('reading').before(this.host);
    this.#turn(chosen('study', 'legend'), false);
  }

  /** There is a new reading, or none. */
  show() {
    // What typing has moved is told anew, even where the text is again what it was.
    if (this.#wide && this.#wide !== this.#desk.found?.text) this.#wide = undefined;
    clearTimeout(this.#timer);
    this.host.hidden = !this.#desk.found;
    if (this.#desk.found) this.#timer = setTimeout(() => this.#draw(), this.#lang === document.documentElement.lang ? QUIET : 0);
  }

  #turn(name, isChoice = true) {
    this.#open = PANES.includes(name) ? name : null;
    if (isChoice) choose('study', this.#open ?? '');
    for (const each of PANES) {
      this.#tabs[each].setAttribute('aria-expanded', String(each === this.#open));
      this.#panes[each].node.toggleAttribute('data-shut', each !== this.#open);
    }
    if (isChoice) this.#draw();
  }

  #draw() {
    const { found } = this.#desk;
    if (!found) return;
    const lang = document.documentElement.lang;
    if (lang !== this.#lang) {
      this.#lang = lang;
      const word = wordsOf(lang);
      this.#bar.setAttribute('role', 'group');
      this.#bar.setAttribute('aria-label', word('study'));
      for (const name of PANES) this.#tabs[name].textContent = word(name);
    }
    this.#tabs.figures.hidden = !Figures.has(found.report);
    this.#widen();
    this.#label();
    if (this.#open) this.#panes[this.#open].show(found, lang);
  }

  #explain(lang) {
    const { kinds, marks } = this.#desk.view;
    this.#legend.show(kinds, places(marks, kinds), lang);
  }

  /** Marks the wide kinds where they are wanted. */
  async #widen() {
    const { found, view } = this.#desk;
    const text = this.#legend.options.wide[0] ? found.text : null;
    if (text === this.#wide) return;
    this.#wide = text;
    try {
      const { marks, kinds } = text === null ? { marks: new Uint32Array(), kinds: null } : await ask('marks', { text, kinds: WIDE });
      if (text !== this.#wide) return;
      if (text !== null && text !== this.#desk.found?.text) {
        this.#wide = undefined;
        return;
      }
      view.add(marks, kinds);
      if (this.#open === 'legend') this.#explain(this.#lang);
    } catch {
      if (text === this.#wide) this.#wide = undefined; // The next reading asks again.
    }
  }

  /** Labels the marks where that is wanted. */
  #label() {
    const { article, kinds } = this.#desk.view;
    this.#labels.show(this.#desk.found && this.#legend.options.labels[0] ? article : null, kinds, legendWords(document.documentElement.lang));
  }
}
