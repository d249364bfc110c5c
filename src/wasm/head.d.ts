/** What a list of reports shows of one: its facts as words alone. Those of `report(…)`, which says where they stand, too. */
export interface Head {
  kind: Report["kind"];
  title: string | null;
  meeting: string | null;
  /** ISO 8601 with XXXX or XX for what the text does not give. */
  date: string | null;
  place: string | null;
  hosts: string[];
  speakers: string[];
  byline: string[];
}
