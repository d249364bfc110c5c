/** How the reading looks: size, length of lines, light or dark, horizontal or vertical, with or without marks. */
import { choose, chosen, keep, kept } from './choices.js';

const $ = (id) => document.getElementById(id);
const root = document.documentElement;

/** Each choice: its field, what it is at first, and what it does. */
const CHOICES = [
  ['size', '100', (value) => root.style.setProperty('--size', `${value / 100}`)],
  ['measure', '40', (value) => root.style.setProperty('--measure', `${value}em`)],
  ['look', 'auto', (value) => (root.dataset.look = value)],
  ['vertical', '', (value) => ($('reading').dataset.flow = value ? 'vertical' : 'horizontal')],
  ['marks', '1', (value) => (root.dataset.marks = value ? 'shown' : 'hidden')],
];

const valueOf = (field) => (field.type === 'checkbox' ? (field.checked ? '1' : '') : field.value);

/** Puts the choices in place, and the view that is nothing but the reading; `marked` hears whether marks are wanted. */
export function looks(marked) {
  for (const [name, first, apply] of CHOICES) {
    const field = $(name);
    const value = chosen(name, first);
    if (field.type === 'checkbox') field.checked = value !== '';
    else field.value = value;
    apply(valueOf(field));
    field.addEventListener('input', () => {
      apply(valueOf(field));
      choose(name, valueOf(field));
      if (name === 'marks') marked();
    });
  }
  const button = $('read');
  const read = (on) => {
    document.body.classList.toggle('reads', on);
    button.setAttribute('aria-pressed', String(on));
    keep('read', on ? '1' : '');
  };
  read(kept('read') === '1' && !location.search);
  button.addEventListener('click', () => read(!document.body.classList.contains('reads')));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open]')) read(false);
  });
}
