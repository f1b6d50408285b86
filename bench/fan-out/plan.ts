/** How many units and indicators the topics are spread over: the province, its 129 communes, 25 indicators each. */
const communes = 129
const indicators = 25
const province = 0
/** How many readings of one unit a dossier changes: it is received, or closed in one of several ways. */
const changedPerUnit = 5
/** The board of the `one board` spread: every indicator of the province and of seven communes. */
const boardUnits = 8

export const spreads = ['people', 'board', 'scattered'] as const
/**
 * `people`: half of the viewers have the province's board (25 readings), three in ten the board of a commune (25
 * readings, communes by Zipf's law), two in ten compare all communes by one indicator (129 readings). Changes come as
 * dossiers do: each touches 5 of 25 readings of its commune (Zipf) and the same 5 of the province in one commit.
 * `board`: all viewers have one board of 200 readings; changes come singly, each of any of them.
 * `scattered`: viewers as in `people`, but changes come singly, each of any of 3,250 readings: nothing gathers.
 */
export type Spread = (typeof spreads)[number]

/** Numbers in [0, 1), the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const zipfSums = Array.from({ length: communes }, (_, at) => 1 / (at + 1)).reduce<number[]>(
  (sums, weight) => [...sums, (sums.at(-1) ?? 0) + weight],
  [],
)

function communeByZipf(chance: number): number {
  const drawn = chance * (zipfSums.at(-1) ?? 0)
  return (
    1 +
    Math.max(
      0,
      zipfSums.findIndex((sum) => drawn < sum),
    )
  )
}

function topicAt(unit: number, indicator: number): string {
  return `reading/tthc.i${indicator}/${unit === province ? '37' : 14_000 + unit}/2025-11`
}

const allIndicators = Array.from({ length: indicators }, (_, at) => at)

function boardOf(unit: number): string[] {
  return allIndicators.map((indicator) => topicAt(unit, indicator))
}

const wholeBoard = Array.from({ length: boardUnits }, (_, unit) => boardOf(unit)).flat()
const everyTopic = Array.from({ length: communes + 1 }, (_, unit) => boardOf(unit)).flat()

/** The topics of one viewer. */
export function topicsOfViewer(spread: Spread, viewer: number): readonly string[] {
  if (spread === 'board') return wholeBoard
  const chance = seeded(viewer + 1)
  const share = chance()
  if (share < 0.5) return boardOf(province)
  if (share < 0.8) return boardOf(communeByZipf(chance()))
  const indicator = Math.floor(chance() * indicators)
  return Array.from({ length: communes }, (_, at) => topicAt(at + 1, indicator))
}

function anyOf(topics: readonly string[], chance: number): readonly string[] {
  return topics.slice(Math.floor(chance * topics.length)).slice(0, 1)
}

/** The commits of a run without end, each as the topics that change together. */
export function* commits(spread: Spread, seed: number): Generator<readonly string[], never> {
  const chance = seeded(seed)
  for (;;) {
    if (spread === 'board') yield anyOf(wholeBoard, chance())
    else if (spread === 'scattered') yield anyOf(everyTopic, chance())
    else {
      const first = Math.floor(chance() * indicators)
      const touched = allIndicators.slice(0, changedPerUnit).map((at) => (first + at * changedPerUnit) % indicators)
      const commune = communeByZipf(chance())
      yield [commune, province].flatMap((unit) => touched.map((indicator) => topicAt(unit, indicator)))
    }
  }
}
