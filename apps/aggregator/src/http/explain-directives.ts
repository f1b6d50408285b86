import { formatInstant } from '@toan-canh/calendar'
import type { Explanation } from '@toan-canh/contract'
import { standingOfCase } from '@toan-canh/engine'
import { readOpenCases } from '@toan-canh/store'
import type { Centre } from '../centre/open-centre.ts'

/** A directive is a task that was given from the centre; it names the indicator that it is about, as systems of tasks write it down. */
const directive = { kind: 'task', flag: 'fromIoc', slice: 'indicator' } as const
const mostRead = 200
const mostTold = 10

/** The open directives about an indicator in the units of a reading, those due first. It only reads: they are given elsewhere. */
export async function explainDirectives(
  centre: Centre,
  { indicator, units }: { readonly indicator: string; readonly units: readonly string[] },
): Promise<Pick<Explanation, 'directives'>> {
  if (!centre.definitions().rules.has(directive.kind)) return {}
  const now = centre.now()
  const stored = await readOpenCases(centre.database, {
    kind: directive.kind,
    units,
    slice: { dimension: directive.slice, value: indicator },
    limit: mostRead,
  })
  const directives = stored.flatMap(({ fact, source }) => {
    if (fact?.flags[directive.flag] !== true) return []
    const standing = standingOfCase(centre.definitions(), source, fact, now)
    if (standing === null) return []
    const { state, dueAt } = standing
    return { code: fact.id, unit: fact.unit, state, dueAt: dueAt === null ? null : formatInstant(dueAt) }
  })
  return { directives: directives.slice(0, mostTold) }
}
