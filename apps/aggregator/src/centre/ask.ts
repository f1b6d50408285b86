import { dayOf, formatInstant, type Instant, parseInstant } from '@toan-canh/calendar'
import type { Reading, Seen } from '@toan-canh/contract'
import type { Coverage } from '@toan-canh/engine'
import { hasHistoryAfter, type KnownAt, readLogSpan } from '@toan-canh/store'
import type { TopicRefusal } from '../live/topic-feed.ts'
import { standsOn } from '../readings/figure-provenance.ts'
import type { Loaded } from '../readings/load-sums.ts'
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

/** Takes what was counted back to a commit; figures were read as they were known, however long ago. */
async function seenOf(centre: Centre, loaded: Loaded, knownAt: KnownAt): Promise<Seen> {
  if (knownAt === null) return { kind: 'now' }
  if ('at' in knownAt) return { kind: 'then', at: formatInstant(Math.min(knownAt.at, centre.now())) }
  const { question, seq } = loaded
  if (question.periods.some((period) => standsOn(question, period).counts))
    return rewind(centre.database, loaded, knownAt.seq)
  if (knownAt.seq >= seq) return { kind: 'now' }
  const { firstAt } = await readLogSpan(centre.database, knownAt.seq, knownAt.seq)
  return { kind: 'then', at: formatInstant(firstAt ?? loaded.shelf?.knownAt ?? centre.now()) }
}

async function loadKnownAt(
  centre: Centre,
  topic: FigureTopic,
  knownAt: KnownAt,
): Promise<{ readonly loaded: Loaded; readonly seen: Seen } | TopicRefusal> {
  const loaded = await centre.load(topic, knownAt)
  if ('code' in loaded) return loaded
  const seen = await seenOf(centre, loaded, knownAt)
  if (seen.kind !== 'gone') return { loaded, seen }
  const now = await centre.load(topic)
  return 'code' in now ? now : { loaded: now, seen }
}

/**
 * Answers a topic once, from the store: the same readings that the sockets carry. Given a commit, as it was seen then,
 * where the log of commits still reaches there; figures, whose versions are kept, also as they were known at an instant.
 */
export async function ask(centre: Centre, topic: FigureTopic, knownAt: KnownAt = null): Promise<Answer | TopicRefusal> {
  const answered = await loadKnownAt(centre, topic, knownAt)
  if ('code' in answered) return answered
  const { loaded, seen } = answered
  const { question, sums, shelf } = loaded
  const at = seen.kind === 'then' ? parseInstant(seen.at) : null
  const commit = at === null || knownAt === null || 'at' in knownAt ? loaded.seq : knownAt.seq
  const readings = readingsOf(loaded, {
    register: centre.catalogue.register,
    coverage: at === null ? centre.coverage(question) : await coverageAt(centre, question, commit),
    today: at === null ? centre.today() : dayOf(at),
    now: at ?? centre.now(),
    seq: commit,
    entryRules: centre.entryRules,
    provenance: (period, point, member) => {
      const figures = shelf?.figuresOf(member, period) ?? []
      const told = centre.provenance(question, { period, point, figures })
      return at === null ? told : knownThen(told, at)
    },
  })
  return { question, sums, commit, seen, readings }
}
