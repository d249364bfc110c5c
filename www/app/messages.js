/** The words of the desk in three languages; only those that are spoken travel. A key that one language lacks is a failing test. */
const files = {
  'zh-Hans': () => import('./messages/hans.js'),
  'zh-Hant': () => import('./messages/hant.js'),
  en: () => import('./messages/en.js'),
};

/** The languages, in the order in which the engine's rules give their reasons. */
export const languages = Object.keys(files);

/** The words of a language of ours. */
export const messages = async (language) => (await files[language]()).default;

/** The language of ours that serves `wished` (a BCP 47 tag) best. */
export function closest(wished) {
  const tag = (wished || '').toLowerCase();
  if (!tag.startsWith('zh')) return tag ? 'en' : 'zh-Hans';
  return /hant|tw|hk|mo/.test(tag) ? 'zh-Hant' : 'zh-Hans';
}
