import type { Report } from "../report.d.ts";
export type { Report };

/** How to read a text. Wrong values throw an Error that names the right ones. */
export interface ReadOptions {
  /** What the source is written in. `auto` (of `read`) looks for Markdown; `plain` (of an article) does not. */
  format?: "auto" | "plain" | "markdown" | null;
  /**
   * The Chinese script of the repaired text; `keep` leaves it as it is. `hant-tw` and `hant-hk` are the forms of Taiwan and
   * Hong Kong; with `-words` Simplified text takes the words of the region as well.
   */
  script?: "keep" | "hans" | "hant" | "hant-tw" | "hant-tw-words" | "hant-hk" | "hant-hk-words" | null;
  /** The form of quotation marks around Chinese words; `keep` takes what most of the text has. */
  quotes?: "keep" | "curly" | "corner" | null;
  /** Ids of repair rules to leave out, from `vocabulary().rules`. */
  without?: string[] | null;
}

/** The names behind the numbers in the arrays. */
export interface Vocabulary {
  version: string;
  /** Kinds of marks: `marks()[4 * i + 2]`. */
  kinds: string[];
  /** Reasons of the digest: `digest()[4 * i + 2]`. */
  reasons: string[];
  /** Rules of repair: `edits()[6 * i + 4]`. Only the studio knows their reasons and the clauses of norms. */
  rules: { id: string; reason?: [hans: string, hant: string, en: string]; norm?: string | null }[];
}

/** Something that an editor should look at (studio). */
export interface Problem {
  kind: string;
  /** What is wrong, in Simplified Chinese, Traditional Chinese and English. */
  reason: [string, string, string];
  /** Whether it is certainly wrong; else it may be meant. */
  certain: boolean;
  /** Where in the text; empty for what is missing. */
  span: [number, number];
  /** The place that it disagrees with. */
  other: [number, number] | null;
  /** What to put there, where that is beyond doubt. */
  fix: string | null;
}

/** Something that is not the same in two versions (studio). */
export interface Change {
  kind: "headline" | "meeting" | "date" | "place" | "person" | "title" | "order" | "figure" | "text";
  /** The place in the earlier version; null for what is new. */
  before: [number, number] | null;
  /** The place in the later version; null for what is gone. */
  after: [number, number] | null;
}
