import { isoDay } from '@toan-canh/calendar'
import type { IndexNote, IndexSet, Topic } from '@toan-canh/contract'
import { ask } from '../centre/ask.ts'
import type { Centre } from '../centre/open-centre.ts'

type ReadingTopic = Extract<Topic, { readonly kind: 'reading' }>

type Component = IndexSet['groups'][number]['components'][number]
type Part = IndexNote['parts'][number]

/** What a component scores: all its points from `fullAt` per cent on, fewer in proportion; without cases what its law says. */
export function scoreOf(
  { max, fullAt, empty }: Pick<Component, 'max' | 'fullAt' | 'empty'>,
  { num, den }: { readonly num: number; readonly den: number },
): number {
  if (den === 0) return empty === 'full' ? max : 0
  return max * Math.min(1, ((num / den) * 100) / fullAt)
}

/** A component with what reckoning it again gives, where its numerator and denominator are told. */
async function partOf(centre: Centre, topic: ReadingTopic, component: Component): Promise<Part> {
  const { code, vi, max, by } = component
  const plain = { code, vi, max }
  if (by === undefined) return plain
  const answer = await ask(centre, { ...topic, indicator: by })
  const { num, den } = ('code' in answer ? undefined : answer.readings[0]) ?? { num: null, den: null }
  return num === null || den === null ? plain : { ...plain, num, den, score: scoreOf(component, { num, den }) }
}

/**
 * What an index says of a reading that is one of its groups or its total: the version in force in the period, its parts and, beside
 * what is published, what reckoning again gives. What nobody can reckon says so.
 */
export async function explainIndex(centre: Centre, topic: ReadingTopic): Promise<{ readonly index?: IndexNote }> {
  const day = isoDay(topic.period.from)
  const set = centre.catalogue.indexSets.find(
    ({ from, until, total, groups }) =>
      from <= day &&
      (until === null || day <= until) &&
      [total, ...groups.map(({ indicator }) => indicator)].includes(topic.indicator),
  )
  if (set === undefined) return {}
  const { vi, basis, max, groups } = set
  const group = groups.find(({ indicator }) => indicator === topic.indicator)
  const parts: readonly Part[] =
    group === undefined
      ? groups.map(({ code, vi: name, max: most }) => ({ code, vi: name, max: most }))
      : await Promise.all(group.components.map((component) => partOf(centre, topic, component)))
  const note = { set: vi, basis, max: group?.max ?? max, parts: [...parts] }
  if (group === undefined) {
    const why = 'Tổng các nhóm như Cổng công bố; có nhóm không tính lại được'
    return { index: { ...note, recomputed: null, why } }
  }
  if ('unknown' in group.recomputed) return { index: { ...note, recomputed: null, why: group.recomputed.unknown } }
  if ('sum' in group.recomputed) {
    const scores = parts.map(({ score }) => score)
    if (scores.some((score) => score === undefined))
      return {
        index: { ...note, recomputed: null, why: 'Cổng chưa nêu tử số, mẫu số của mọi thành phần trong kỳ này' },
      }
    return { index: { ...note, recomputed: scores.reduce<number>((sum, score) => sum + (score ?? 0), 0), why: null } }
  }
  const answer = await ask(centre, { ...topic, indicator: group.recomputed.by })
  const value = 'code' in answer ? null : (answer.readings[0]?.value ?? null)
  return { index: { ...note, recomputed: value, why: value === null ? 'Chưa có số để tính lại' : null } }
}
