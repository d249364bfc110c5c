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
/** Why a fact is one. */
export interface Ground {
  /** What the rule says of the words: they are the headline, name a meeting, name somebody who spoke, … */
  fact:
    | "title" | "meeting" | "date" | "place" | "person" | "personTitle"
    | "host" | "speaker" | "attendee" | "absent" | "recorder" | "author"
    | "speech" | "point" | "figure" | "slogan" | "attendance" | "agenda" | "decision" | "action";
  /** The words; of a role the name at its first mention. */
  span: [number, number];
  /** The rule's id. */
  rule: string;
  /** What it goes by, in Simplified Chinese, Traditional Chinese and English. */
  reason: [string, string, string];
  /** Of a hundred facts that the rule finds so many are right, counted on annotated reports. */
  confidence: number;
  /** The words beside the fact that it goes by, where it goes by some. */
  cue: [number, number] | null;
}
