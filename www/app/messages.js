/** The words of the desk in three languages. A key that one language lacks is a failing test. */
import en from './messages/en.js';
import hans from './messages/hans.js';
import hant from './messages/hant.js';

export const messages = { 'zh-Hans': hans, 'zh-Hant': hant, en };

/** The languages, in the order in which the engine's rules give their reasons. */
export const languages = Object.keys(messages);

/** The language of ours that serves `wished` (a BCP 47 tag) best. */
export function closest(wished) {
  const tag = (wished || '').toLowerCase();
  if (!tag.startsWith('zh')) return tag ? 'en' : 'zh-Hans';
  return /hant|tw|hk|mo/.test(tag) ? 'zh-Hant' : 'zh-Hans';
}
