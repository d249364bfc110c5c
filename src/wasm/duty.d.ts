/** What a point says about who and when. */
export interface Duty {
  /** Which point, counted in text order, those below others included. */
  point: number;
  /** Where the bodies are named that are to do it. */
  owners: [number, number][];
  /** Where the term stands. */
  due: [number, number] | null;
}
