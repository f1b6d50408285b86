import { isoDay } from '@toan-canh/calendar'
import type { IndexNote, Topic } from '@toan-canh/contract'
import { ask } from '../centre/ask.ts'
import type { Centre } from '../centre/open-centre.ts'

type ReadingTopic = Extract<Topic, { readonly kind: 'reading' }>

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
  const parts = (group?.components ?? groups).map(({ code, vi: name, max: most }) => ({ code, vi: name, max: most }))
  const note = { set: vi, basis, max: group?.max ?? max, parts }
  if (group === undefined) {
    const why = 'Tổng các nhóm như Cổng công bố; có nhóm không tính lại được'
    return { index: { ...note, recomputed: null, why } }
  }
  if ('unknown' in group.recomputed) return { index: { ...note, recomputed: null, why: group.recomputed.unknown } }
  const answer = await ask(centre, { ...topic, indicator: group.recomputed.by })
  const value = 'code' in answer ? null : (answer.readings[0]?.value ?? null)
  return { index: { ...note, recomputed: value, why: value === null ? 'Chưa có số để tính lại' : null } }
}
