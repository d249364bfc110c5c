/**
 * The facts as JSON-LD of schema.org: an article and the meeting it is about. Fetched on demand.
 *
 * What the report does not say is left out: no day without its year, no organizer, no day of publication.
 */

const TYPE_OF = { meeting: 'NewsArticle', minutes: 'Article', other: 'Article' };

/** @param {object} report what the engine found. @returns {string} safe inside of a `script` element too */
export function linked(report) {
  const { kind, title, meeting, date, place, people, byline, summary } = report;
  const took = people.filter(({ roles }) => roles.includes('host') || roles.includes('attendee'));
  const named = (phrase) => people.find(({ name }) => name === phrase.text) ?? { name: phrase.text, titles: [] };
  const authors = byline.map(named);
  const event = known('Event', {
    name: (meeting ?? (kind === 'minutes' ? title : null))?.text,
    startDate: date && /^\d{4}(-\d\d){1,2}$/.test(date.iso) ? date.iso : null,
    location: place && known('Place', { name: place.text }),
    attendee: took.map(person),
  });
  const article = known(TYPE_OF[kind], {
    headline: title?.text,
    author: authors.map(person),
    abstract: summary.map(({ text }) => text).join('\n'),
    about: event.name || event.startDate ? event : null,
    mentions: people.filter((one) => !took.includes(one) && !authors.includes(one)).map(person),
  });
  return JSON.stringify({ '@context': 'https://schema.org', ...article }, null, 2).replace(/</g, '\\u003c');
}

const person = ({ name, titles }) => known('Person', { name, jobTitle: titles.map(({ text }) => text) });

/** A thing with the fields that have a value; a list of one is the one. */
function known(type, fields) {
  const thing = { '@type': type };
  for (const [name, value] of Object.entries(fields)) {
    const said = Array.isArray(value) && value.length < 2 ? value[0] : value;
    if (said !== undefined && said !== null && said !== '') thing[name] = said;
  }
  return thing;
}
