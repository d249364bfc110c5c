/** The words of a reading's blocks without their markup, for what is written out of the page. */

/**
 * Gives a function for the words of a span: `shown(found)(start, end)`. Spans are asked for in text order.
 * @param {object} found a reading, as `Engine.read` gives it.
 */
export function shown({ text, markup }) {
  let gap = 0;
  return (start, end) => {
    let words = '';
    for (let from = start; from < end; ) {
      while (gap < markup.length && markup[gap + 1] <= from) gap += 2;
      if (gap < markup.length && markup[gap] <= from) from = markup[gap + 1];
      else {
        const next = Math.min(end, markup[gap] ?? end);
        words += text.slice(from, next);
        from = next;
      }
    }
    return words;
  };
}

/** What stands before an item of a list: its number, or null, and its box as a sign of its own. */
export function markerOf(text, start) {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const [, number, box] = /(?:(\d{1,9})[.)]|[-*+])\s+(?:\[([ xX])\]\s+)?$/.exec(line) ?? [];
  return { number: number === undefined ? null : Number(number), box: box === undefined ? '' : box === ' ' ? '☐ ' : '☑ ' };
}
