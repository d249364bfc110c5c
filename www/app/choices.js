/** Choices that outlast the page; where the browser keeps nothing, they last as long as the page. */
const PREFIX = 'jiyao.';

/** What was chosen, or `otherwise`. */
export function chosen(name, otherwise) {
  try {
    return localStorage.getItem(PREFIX + name) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function choose(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Storage refused.
  }
}
