/** Something that is not the same in two versions. */
export interface Change {
  kind: "headline" | "meeting" | "date" | "place" | "person" | "title" | "order" | "figure" | "text";
  /** The place in the earlier version; null for what is new. */
  before: [number, number] | null;
  /** The place in the later version; null for what is gone. */
  after: [number, number] | null;
}
