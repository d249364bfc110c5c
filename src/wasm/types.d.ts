import type { Report } from "../report.d.ts";
export type { Report };

/** How to read a text. Wrong values throw an Error that names the right ones. */
export interface ReadOptions {
  /** What the source is written in. `auto` (of `read`) looks for Markdown, which only the studio knows; `plain` (of an article) does not. */
  format?: "auto" | "plain" | "markdown" | null;
  /** The Chinese script of the repaired text; `keep` leaves it as it is. */
  script?: Script | null;
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
