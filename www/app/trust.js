/** What may become code or a document: our own scripts, and markup that is only looked at, never shown. */

const own = (address) => {
  const { href, origin } = new URL(address, location.href);
  if (origin !== location.origin) throw new TypeError(`${href} is not ours`);
  return href;
};

/** Only where the browser asks for it: the policy of the page lets nothing else through. */
const policy = globalThis.trustedTypes?.createPolicy('jiyao', { createScriptURL: own, createHTML: (markup) => markup });

/** The address of a script of ours, for workers. */
export const script = (address) => policy?.createScriptURL(String(address)) ?? own(address);

/**
 * Markup as a document without a window: no script of it runs, nothing of it loads, no node of it enters the page.
 *
 * The page's policy would report each inline style and handler of a page that is only looked at: they become data.
 */
export function parse(markup, type = 'text/html') {
  const inert = type === 'text/html' ? markup.replace(/<[^>]*>/g, disarm) : markup;
  return new DOMParser().parseFromString(policy?.createHTML(inert) ?? inert, type);
}

const disarm = (tag) => tag.replace(/^<(\/?)style\b/i, '<$1template').replace(/[\s"'](style|on\w+)\s*=/gi, ' data-$1=');
