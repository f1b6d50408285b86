import type { Reading } from '@toan-canh/contract'
import type { TopicRefusal } from '../live/topic-feed.ts'
import type { FigureTopic, Question } from '../readings/question.ts'
import { readingsOf } from '../readings/readings-of.ts'
import type { Sums } from '../readings/sums.ts'
import type { Centre } from './open-centre.ts'

export interface Answer {
  readonly question: Question
  readonly sums: Sums
  readonly commit: number
  readonly readings: readonly Reading[]
}

/** Answers a topic once, from the store: the same readings that the sockets carry. */
export async function ask(centre: Centre, topic: FigureTopic): Promise<Answer | TopicRefusal> {
  const loaded = await centre.load(topic)
  if ('code' in loaded) return loaded
  const { question, sums, seq } = loaded
  const readings = readingsOf(question, sums, {
    register: centre.catalogue.register,
    coverage: centre.coverage(question),
    today: centre.today(),
    now: centre.now(),
    seq,
    provenance: (period) => centre.provenance(question, period),
  })
  return { question, sums, commit: seq, readings }
}
