/** How many items two texts, or lists, share at their beginning and, of the rest, at their end. */
export function alike(older, newer, same = (one, other) => one === other) {
  const most = Math.min(older.length, newer.length);
  let head = 0;
  while (head < most && same(older[head], newer[head])) head += 1;
  let tail = 0;
  while (tail < most - head && same(older[older.length - 1 - tail], newer[newer.length - 1 - tail])) tail += 1;
  return { head, tail };
}
