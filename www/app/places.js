/** Where in the source a problem stands, and what its fix changes there. */

/** A problem with its place in the source and what mends it there. */
export function placed(problem, { source, text, offsets, script }) {
  const [start, end] = problem.span;
  let [from, to] = offsets.toSource(start, end);
  if (start === end) [from, to] = start ? [source.length, source.length] : [0, 0];
  const row = { ...problem, from, to, cut: null };
  if (problem.fix === null) return row;
  // Where the place is part of what an edit wrote, the rest of that stays.
  const [textFrom, textTo] = offsets.toText(from, to);
  const insert = text.slice(textFrom, start) + problem.fix + text.slice(end, textTo);
  // Words of another script than the source's mend nothing in it; what only goes, or is no word, is the same in all.
  if (script !== 'keep' && /\p{Script=Han}/u.test(insert)) return row;
  row.cut = { from, to, insert };
  if (row.cut.insert === '') Object.assign(row.cut, line(source, from, to));
  return row;
}

/** A whole line that goes takes its breaks along. */
function line(source, from, to) {
  const start = source.lastIndexOf('\n', from - 1) + 1;
  const next = source.indexOf('\n', to);
  const end = next < 0 ? source.length : next;
  if (source.slice(start, from).trim() || source.slice(to, end).trim()) return { from, to };
  let [first, last] = [start, end];
  while (source[last] === '\n') last += 1;
  if (last === source.length) while (source[first - 1] === '\n') first -= 1;
  return { from: first, to: last };
}
