// The JSON of a report, as report.schema.json describes it.

/**
 * What Jiyao reads from a meeting report. Every text is a piece of the repaired text, and its span says where; in
 * Markdown the text lacks the markup between the words. Missing facts are null or empty lists, never left out.
 */
export interface Report {
  /** The version of this schema: raised when a field changes its meaning or goes; new fields do not raise it. */
  version: 1;
  /** What the text looks like: a news report of a meeting, minutes, or neither. */
  kind: "meeting" | "minutes" | "other";
  /** The headline. */
  title: Phrase | null;
  /** The main meeting's name at its fullest mention. */
  meeting: Phrase | null;
  /** When it was held. */
  date: MeetingDate | null;
  /** Where it was held. */
  place: Phrase | null;
  /** Everyone named, in the order of first mention. */
  people: Person[];
  /** Who said what, in order. */
  speeches: Speech[];
  /** The enumerated points, nested. */
  points: Point[];
  /** The quantities. */
  figures: Figure[];
  /** Programme names and formulae in quotation marks. */
  slogans: Slogan[];
  /** The phrases that say who took part. */
  attendance: Phrase[];
  /** Names of reporters, photographers and editors credited. */
  byline: Phrase[];
  /** Minutes: the topics. */
  agenda: Phrase[];
  /** What was decided. */
  decisions: Phrase[];
  /** Minutes: who is to do what. */
  actions: Action[];
  /** The summary, in text order. */
  summary: Part[];
}

/** [start, end) in UTF-16 code units of the repaired text. */
export type Span = [start: number, end: number];

/** Words of the text. */
export interface Phrase {
  /** The words. */
  text: string;
  /** Where it stands. */
  span: Span;
}

/** A day. */
export interface MeetingDate {
  /** The words that give it. */
  text: string;
  /** Where it stands. */
  span: Span;
  /** ISO 8601, with XXXX and XX for what the text does not give; a month alone has no day. */
  iso: string;
  /** Whether a part of it stands elsewhere in the text than here. */
  inferred: boolean;
}

/** Someone named. */
export interface Person {
  /** The name at its first mention. */
  name: string;
  /** Where it stands. */
  span: Span;
  /** Titles that the text attaches to the name. */
  titles: Phrase[];
  /** What the person did. */
  roles: ("host" | "speaker" | "attendee" | "absent" | "recorder" | "author")[];
  /** Every mention of the full name. */
  mentions: Span[];
}

/** Something said. */
export interface Speech {
  /** The name of who said it; null where the meeting itself is the subject. */
  speaker: string | null;
  /** 指出, 强调, 要求. */
  verb: Phrase;
  /** From the attribution to where the next one begins or the paragraph ends. */
  span: Span;
}

/** An enumerated point. */
export interface Point {
  /** 一要, 第一, （一）. */
  marker: Phrase;
  /** The words that state it. */
  head: Phrase;
  /** From the marker to the next point or the end of the list. */
  span: Span;
  /** The name of whose point it is. */
  speaker: string | null;
  /** The points below it. */
  children: Point[];
}

/** A quantity, or a rank without one. */
export interface Figure {
  /** Number and unit: 414.9亿元. */
  value: Phrase | null;
  /** The number, exactly; null for vague ones. */
  number: Amount | null;
  /** The unit without its scale: 元. */
  unit: Phrase | null;
  /** What is counted. */
  metric: Phrase | null;
  /** The growth that belongs to it: 增长5.7%. */
  change: Phrase | null;
  /** The rank that belongs to it: 全市第一. */
  rank: Phrase | null;
  /** From its first to its last word. */
  span: Span;
}

/** mantissa × 10^exponent. */
export interface Amount {
  /** The digits. */
  mantissa: number;
  /** The power of ten. */
  exponent: number;
}

/** A programme name or formula in quotation marks. */
export interface Slogan {
  /** The words between the marks. */
  text: string;
  /** Where it stands. */
  span: Span;
  /** How often the text says it. */
  count: number;
}

/** Something that somebody is to do. */
export interface Action {
  /** The task. */
  text: string;
  /** Where it stands. */
  span: Span;
  /** Who. */
  owner: Phrase | null;
  /** Until when. */
  due: Phrase | null;
  /** Whether it is done, where a checkbox says so. */
  done: boolean | null;
}

/** A piece of the summary. */
export interface Part {
  /** The words. */
  text: string;
  /** Where it stands. */
  span: Span;
  /** Why it was chosen: it says which meeting this was, is somebody's main demand, heads a point, holds figures, states a decision, or is the gist of its paragraph. */
  reason: "lead" | "demand" | "point" | "figure" | "decision" | "gist";
}
