import { dayOf, formatInstant, type Instant, parseInstant } from '@toan-canh/calendar'
import type { Reading, Seen } from '@toan-canh/contract'
import type { Coverage } from '@toan-canh/engine'
import { hasHistoryAfter } from '@toan-canh/store'
import type { TopicRefusal } from '../live/topic-feed.ts'
import type { Provenance } from '../readings/provenance.ts'
import type { FigureTopic, Question } from '../readings/question.ts'
import { readingsOf } from '../readings/readings-of.ts'
import { rewind } from '../readings/rewind.ts'
import type { Sums } from '../readings/sums.ts'
import type { Centre } from './open-centre.ts'

export interface Answer {
  readonly question: Question
  readonly sums: Sums
  readonly commit: number
  readonly seen: Seen
  readonly readings: readonly Reading[]
}

function earlier(told: string | null, at: Instant): string | null {
  const instant = told === null ? null : parseInstant(told)
  return instant === null ? null : formatInstant(Math.min(instant, at))
}

/** What could be known of the times of a reading at an instant. */
function knownThen(told: Provenance, at: Instant): Provenance {
  return { ...told, asOf: earlier(told.asOf, at), receivedAt: earlier(told.receivedAt, at) }
}

async function coverageAt(centre: Centre, question: Question, commit: number): Promise<Coverage> {
  const coverage = centre.coverage(question)
  const sources = centre.sourcesOf(question).map(({ id }) => id)
  const lacked = await hasHistoryAfter(centre.database, sources, commit)
  return lacked ? { ...coverage, completeFrom: null, isComplete: false } : coverage
}

/**
 * Answers a topic once, from the store: the same readings that the sockets carry. Given a commit, as it was seen then,
 * where the log of commits still reaches there.
 */
export async function ask(
  centre: Centre,
  topic: FigureTopic,
  asOf: number | null = null,
): Promise<Answer | TopicRefusal> {
  const loaded = await centre.load(topic)
  if ('code' in loaded) return loaded
  const { question, sums } = loaded
  const seen: Seen = asOf === null ? { kind: 'now' } : await rewind(centre.database, loaded, asOf)
  const at = seen.kind === 'then' ? parseInstant(seen.at) : null
  const commit = at === null || asOf === null ? loaded.seq : asOf
  const readings = readingsOf(question, sums, {
    register: centre.catalogue.register,
    coverage: at === null ? centre.coverage(question) : await coverageAt(centre, question, commit),
    today: at === null ? centre.today() : dayOf(at),
    now: at ?? centre.now(),
    seq: commit,
    provenance: (period) => {
      const told = centre.provenance(question, period)
      return at === null ? told : knownThen(told, at)
    },
  })
  return { question, sums, commit, seen, readings }
}
