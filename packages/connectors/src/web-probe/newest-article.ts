import { SaxesParser } from 'saxes'

const dateElements = new Set(['pubDate', 'updated', 'published', 'dc:date'])
const day = /\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/g

function newestOf(instants: readonly number[], now: number): number | null {
  const past = instants.filter((instant) => !Number.isNaN(instant) && instant <= now)
  return past.length === 0 ? null : Math.max(...past)
}

/** The dates of an RSS or Atom feed; what cannot be parsed has none. */
function datesOfFeed(text: string): number[] {
  const dates: number[] = []
  let isDate = false
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => {
    isDate = dateElements.has(name)
  })
  parser.on('text', (value) => {
    if (isDate) dates.push(Date.parse(value.trim()))
  })
  parser.on('closetag', () => {
    isDate = false
  })
  // A feed that breaks off has told its newest articles already: they stand first.
  parser.on('error', () => {})
  try {
    parser.write(text).close()
  } catch {
    return dates
  }
  return dates
}

/** Days as Vietnamese pages write them, taken as 00:00 in Việt Nam. */
function datesOfPage(text: string): number[] {
  return [...text.matchAll(day)].map(([, date = '', month = '', year = '']) =>
    Date.parse(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}T00:00:00+07:00`),
  )
}

/** When the newest article of a page came, at the latest now; `null` when it tells no date. */
export function newestArticle(text: string, format: 'feed' | 'dates', now: number): number | null {
  return newestOf(format === 'feed' ? datesOfFeed(text) : datesOfPage(text), now)
}
