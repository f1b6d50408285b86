import { formatInstant, type Period } from '@toan-canh/calendar'
import type { EntryStatus, ManualSet } from '@toan-canh/contract'
import { type EntryStand, readStands } from '@toan-canh/store'
import { entryTokens } from '../access/may-enter.ts'
import type { Centre } from '../centre/open-centre.ts'
import type { Settings } from '../settings/read-settings.ts'
import { fieldName } from './check-entry.ts'
import { type EntrySet, entryExpiresAt, owedPeriods, owingUnits, periodDueAt, writtenMeasure } from './entry-set.ts'

function countsOf(units: number, stands: readonly EntryStand[]): ManualSet['periods'][number]['counts'] {
  const of = (state: EntryStand['state']) => stands.filter((stand) => stand.state === state).length
  return {
    none: Math.max(0, units - stands.length),
    draft: of('draft'),
    submitted: of('submitted'),
    returned: of('returned'),
    approved: stands.filter(({ isInForce }) => isInForce).length,
  }
}

/** A set with where its periods stand; no numbers are in it. */
export async function overviewOf(centre: Centre, settings: Settings, set: EntrySet): Promise<ManualSet> {
  const { source, config } = set
  const { definition } = source
  const periods = owedPeriods(set, centre.today()).toReversed()
  const ids = periods.map(({ id }) => id)
  const stands = await readStands(centre.database, source.id, ids)
  const now = centre.now()
  const newest = periods[0]
  return {
    source: source.id,
    name: definition.vi,
    owner: definition.owner,
    pack: source.pack,
    isSample: definition.sample,
    every: config.every,
    enters: config.enters.position,
    approves: config.approves.position,
    isOpen: entryTokens(config, settings.resolve) !== null,
    evidence: config.evidence,
    validDays: config.validDays,
    dueDays: definition.promise.dueDays ?? 0,
    dueHour: definition.promise.dueHour,
    units: newest === undefined ? [] : owingUnits(set, newest).map(({ code, name }) => ({ code, name })),
    fields: config.fields.map((field) => ({
      signal: field.signal,
      name: fieldName(set, field),
      measure: writtenMeasure(set, field),
      hint: field.hint ?? null,
      least: field.least ?? null,
      most: field.most ?? null,
      isWhole: field.isWhole,
      isRequired: field.isRequired,
    })),
    sums: config.sums.map(({ total, of }) => ({ total, of: [...of] })),
    periods: periods.map((period) => {
      const units = owingUnits(set, period).length
      const counts = countsOf(
        units,
        stands.filter((stand) => stand.period === period.id),
      )
      const dueAt = periodDueAt(set, period)
      return {
        period: period.id,
        dueAt: formatInstant(dueAt),
        expiresAt: formatInstant(entryExpiresAt(config, period.to)),
        isLate: now > dueAt && counts.approved < units,
        counts,
      }
    }),
  }
}

/** Where each unit stands in one period. */
export async function statusesOf(centre: Centre, set: EntrySet, period: Period): Promise<EntryStatus[]> {
  const stands = await readStands(centre.database, set.source.id, [period.id])
  const byUnit = new Map(stands.map((stand) => [stand.unit, stand]))
  return owingUnits(set, period).map(({ code, name }) => {
    const stand = byUnit.get(code)
    return {
      unit: code,
      unitName: name,
      period: period.id,
      state: stand?.state ?? 'none',
      revision: stand?.revision ?? 0,
      isInForce: stand?.isInForce ?? false,
      submittedAt: stand?.submittedAt == null ? null : formatInstant(stand.submittedAt),
      decidedAt: stand?.decidedAt == null ? null : formatInstant(stand.decidedAt),
      reason: stand?.state === 'returned' ? stand.reason : '',
    }
  })
}
