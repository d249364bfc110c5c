/** Who is to do what, and until when, as the engine with its details finds it in the points of a reading. */

/** Each with the place of its point's marker, `at`; `owners` and `due` are places too. */
export function duties(reading) {
  const flat = (points) => points.flatMap((point) => [point, ...flat(point.children)]);
  const points = flat(reading.report(0).points);
  return reading.duties().map(({ point, owners, due }) => ({ at: points[point].marker.span[0], owners, due }));
}
