import type { Reading, Report } from "../engine/reader.d.ts";

/** Why nothing appears; the article stays as it was. */
export type Reason = "no-webassembly" | "blocked" | "network" | "engine" | "no-article" | "source";

/** What `reading` and `change` carry; the reading is freed with the next one. */
export interface ReadingDetail {
  reading: Reading;
  report: Report;
}

/** A fact of the card that was followed. */
export interface FactDetail {
  kind: string;
  text: string;
  /** Where it stands in the reading's text. */
  span: [start: number, end: number];
}

export interface MeetingReportEventMap extends HTMLElementEventMap {
  /** Before the card and the marks appear; canceling leaves both out. */
  reading: CustomEvent<ReadingDetail>;
  /** After they have appeared. */
  change: CustomEvent<ReadingDetail>;
  /** A fact was followed; canceling leaves the page where it is. */
  factselect: CustomEvent<FactDetail>;
  /** Something failed; `error.reason` is a {@link Reason}. */
  error: ErrorEvent;
}

/** `<meeting-report>`: a card of facts, a summary, and marks in the article itself. */
export class MeetingReportElement extends HTMLElement {
  /** The id of the article; without it, the element's own content is the article. */
  for: string;
  /** The address of a text to read instead of an article of the page. */
  src: string;
  /** The length of the summary in characters: 120 unless said otherwise, 0 for none. */
  digest: number;
  /** The kinds of marks, or `none`; `all` unless said otherwise. */
  highlight: string;
  /** The Chinese script of the card, also in the forms of Taiwan or Hong Kong, with or without their words; the article keeps its own. */
  script: "keep" | "hans" | "hant" | "hant-tw" | "hant-tw-words" | "hant-hk" | "hant-hk-words";
  /** The sections of the card, or `none`; `all` unless said otherwise. */
  show: string;
  /** What the text is written in. */
  format: "auto" | "plain" | "markdown";
  /** Ids of repair rules to leave out, or `none` for no repair at all. */
  repair: string;
  /** The reading of the engine; freed with the next one. */
  readonly reading: Reading | null;
  readonly report: Report | null;
  /** Reads again what changed without a sign. */
  read(): Promise<void>;
  /** Scrolls the article to a span of the reading's text and marks it; false where there is no such place. */
  goTo(span: [start: number, end: number]): boolean;
  addEventListener<K extends keyof MeetingReportEventMap>(
    type: K,
    listener: (this: MeetingReportElement, event: MeetingReportEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/** Registers the element under `tag`, once; another class under that name is left alone. */
export function define(tag?: string, registry?: CustomElementRegistry): void;

declare global {
  interface HTMLElementTagNameMap {
    "meeting-report": MeetingReportElement;
  }
}
