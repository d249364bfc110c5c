// The fact card: a report as nodes. Text enters by text nodes only.

/** One node with its part and content; empty content is left out. A server brings a `document` of its own. */
function build(document, name, part, ...content) {
  const node = document.createElement(name);
  if (part) node.setAttribute("part", part);
  let words = "";
  // Words side by side are one text node, as in markup that a server sends.
  for (const item of content.flat(3)) {
    if (typeof item === "string") words += item;
    else if (item) {
      if (words) node.append(words);
      words = "";
      node.append(item);
    }
  }
  if (words) node.append(words);
  return node;
}

const closed = /[。！？!?…｡][”’」』）)》〉】］\]〕｝}]*$/;

/**
 * Renders a report.
 *
 * `show` says which sections, `go` is the address of the article or null (then facts are no links), `facts` takes for
 * each fact's node its kind, words and span. Returns null where there is nothing to show.
 */
export function card(report, { say, show, go, facts, document = globalThis.document }) {
  const make = (name, part, ...content) => build(document, name, part, ...content);
  const fact = (kind, item, text = item.text) => {
    const node = make(go == null ? "span" : "a", `fact ${kind}`, text);
    if (go != null) node.setAttribute("href", go);
    if (say.lang === "en" && /[㐀-鿿]/.test(text)) node.setAttribute("lang", "zh");
    // Why it was chosen: a point is one of the points.
    if (item.reason) node.setAttribute("title", say[item.reason] ?? say[`${item.reason}s`]);
    facts.set(node, { kind, text: item.text ?? text, span: item.span });
    return node;
  };
  const between = (nodes, gap) => nodes.flatMap((node, at) => (at ? [gap, node] : [node]));
  const on = (name) => show.includes(name);

  const person = (who) => make("span", "person",
    fact("person", who, who.name),
    who.titles.length > 0 && [" ", make("span", "titles", between(who.titles.map((title) => fact("title", title)), "、"))]);
  const people = (role) => report.people.filter((who) => who.roles.includes(role)).map((who) => [person(who), " "]);

  const date = report.date;
  const rows = [
    ["occasion", "date", date && [
      fact("time", date),
      date.inferred && !date.iso.includes("X") && make("small", "inferred", ` ${date.iso}（${say.inferred}）`),
    ]],
    ["occasion", "place", report.place && fact("place", report.place)],
    ["people", "host", people("host")],
    ["people", "speaker", people("speaker")],
  ];
  const list = (rows) => {
    const kept = rows.filter(([section, , value]) => on(section) && value && value.length !== 0);
    return kept.length > 0 && make("dl", "facts", kept.map(([, name, value]) => [make("dt", "label", say[name]), make("dd", name, value)]));
  };

  const summary = on("summary") && report.summary.length > 0 && make("p", "summary", report.summary.map((part, at) => {
    const last = report.summary[at - 1];
    const gap = last && !closed.test(last.text) && last.span[1] !== part.span[0];
    return [gap && "…", fact("digest", part)];
  }));

  const section = (name, count, ...content) => on(name) && count > 0 && make("section", `section ${name}`,
    make("h3", "heading", say[name], " ", make("small", "count", String(count))), content);

  const points = (items, whose) => make("ol", "list", items.map((point, at) => make("li", "point",
    point.speaker && point.speaker !== (at ? items[at - 1].speaker : whose) && make("span", "whose", point.speaker),
    make("span", "marker", point.marker.text), make("span", "head", fact("point", point.head)),
    point.children.length > 0 && points(point.children, point.speaker))));

  const figure = (item) => {
    const value = item.value ?? item.change ?? item.rank;
    const notes = [item.change, item.rank].filter((note) => note && note !== value);
    return make("li", "figure",
      make("span", "metric", item.metric && fact("figure", item.metric)),
      make("span", "value", fact("figure", value)),
      notes.length > 0 && make("span", "change", between(notes.map((note) => fact("figure", note)), "，")));
  };
  const all = report.figures.filter((item) => item.value || item.change || item.rank);
  const told = all.filter((item) => item.metric);
  const figures = (told.length ? told : all).slice(0, 8);
  const others = all.filter((item) => !figures.includes(item));

  const plain = (kind, items) => make("ul", "list", items.map((item) => make("li", "item", fact(kind, item))));
  const action = (item) => make("li", "action",
    fact("action", item), item.done && ` ✓ ${say.done}`,
    (item.owner || item.due) && make("span", "whose", between([item.owner, item.due].filter(Boolean).map((of) => fact("action", of)), " · ")));

  const attending = report.attendance.length
    ? between(report.attendance.map((item) => fact("attendance", item)), "；")
    : people("attendee");
  const ends = list([
    ["attendance", "attendance", attending],
    ["attendance", "absent", people("absent")],
    ["attendance", "recorder", people("recorder")],
    ["byline", "byline", between(report.byline.map((item) => fact("byline", item)), "、")],
  ]);

  const sections = [
    section("agenda", report.agenda.length, plain("agenda", report.agenda)),
    section("points", report.points.length, points(report.points)),
    section("decisions", report.decisions.length, plain("decision", report.decisions)),
    section("actions", report.actions.length, make("ul", "list", report.actions.map(action))),
    section("figures", all.length, make("ul", "list", figures.map(figure)),
      others.length > 0 && make("details", "more", make("summary", "toggle", `${say.more} ${others.length}`), make("ul", "list", others.map(figure)))),
    section("slogans", report.slogans.length, make("ul", "chips", report.slogans.map((item) => make("li", "chip", fact("slogan", item))))),
  ].filter(Boolean);
  const title = on("occasion") && (report.meeting ?? report.title);
  const content = [
    title && make("h2", "title", fact("meeting", title)),
    summary,
    list(rows),
    sections.length > 0 && make("div", "sections", sections),
    ends,
  ].filter(Boolean);
  if (!content.length) return null;
  const node = make("article", "card", make("p", "kicker", say.card), content, on("note") && go != null && make("p", "note", say.note));
  node.setAttribute("aria-label", say.card);
  node.setAttribute("lang", say.lang);
  node.setAttribute("dir", "ltr");
  return node;
}
