/** What a point says about who and when. */
export interface Duty {
  /** Which point, counted in text order, those below others included. */
  point: number;
  /** Where the bodies are named that are to do it. */
  owners: [number, number][];
  /** Where the term stands. */
  due: [number, number] | null;
}
/** What the words of a figure say besides its number. */
export interface FigureDetail {
  /** Which figure: an index into the report's figures. */
  figure: number;
  /** Which way it goes. */
  direction: "up" | "down" | null;
  /** By how much: 5.7%. */
  amount: [number, number] | null;
  /** Against what: 同比, 较年初. */
  base: [number, number] | null;
  /** The words that make it inexact or a limit: 近, 余, 不低于. */
  bound: [number, number] | null;
  /** The word that makes it an aim and no result: 力争. */
  aim: [number, number] | null;
}
