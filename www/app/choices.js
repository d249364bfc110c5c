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

/** What this page alone keeps, over a reload. */
export function kept(name) {
  try {
    return sessionStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function keep(name, value) {
  try {
    sessionStorage.setItem(PREFIX + name, value);
  } catch {
    // Storage refused.
  }
}
