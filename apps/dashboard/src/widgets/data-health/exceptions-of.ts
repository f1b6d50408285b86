import type { DataHealth, ManualSet, RemindersAnswer, SourceStatus } from '@toan-canh/contract'
import { numberText, periodName } from '../../ui/format.ts'
import { qualityText } from '../../ui/quality-messages.ts'
import { text } from '../../ui/messages.ts'

/** Something about the data that somebody must handle: what, whose, since when. */
export interface DataException {
  readonly key: string
  readonly level: 'act' | 'watch'
  readonly what: string
  readonly why: string | null
  readonly owner: string
  readonly since: string | null
}

export interface KnownHealth {
  readonly sources: readonly SourceStatus[]
  readonly health: DataHealth | undefined
  readonly reminders: RemindersAnswer | undefined
  /** What people enter. */
  readonly sets?: readonly ManualSet[]
  /** What could not be asked, and why: it is not known to be well. */
  readonly failed?: { readonly [K in 'health' | 'reminders' | 'sets']?: string | undefined }
}

function troubleOf(source: SourceStatus): DataException | null {
  const { stopped, failing, silent } = qualityText.health
  const { id, name, owner, error, phase, freshness, coveredTo, isEntered } = source
  // What people owe is told period by period.
  const isBroken = isEntered !== true && (freshness === 'stale' || freshness === 'lost')
  if (error === null && !isBroken) return null
  const actor = error === null || error.owner === 'upstream' ? owner : text.trouble[error.owner]
  const why = error?.sentence ?? null
  const of = { key: `source ${id}`, why, owner: actor, since: error?.since ?? coveredTo }
  if (phase === 'stopped') return { ...of, level: 'act', what: stopped(name) }
  return { ...of, level: 'watch', what: error === null ? silent(name) : failing(name) }
}

function quarantinesOf({ sources, health }: KnownHealth): readonly DataException[] {
  const bySource = Map.groupBy(health?.quarantine ?? [], ({ source }) => source)
  return [...bySource].flatMap(([id, open]) => {
    const [oldest] = open
    if (oldest === undefined) return []
    // A source that is not listed any more still holds its rows, and somebody must handle them.
    const source = sources.find((each) => each.id === id)
    const count = open.reduce((sum, each) => sum + each.count, 0)
    const isTheirs = open.every((each) => each.owner === 'upstream')
    return [
      {
        key: `quarantine ${id}`,
        level: 'watch',
        what: qualityText.health.quarantined(source?.name ?? id, numberText(count)),
        why: null,
        owner: (isTheirs ? source?.owner : undefined) ?? qualityText.health.short[oldest.owner],
        since: oldest.oldest,
      } as const,
    ]
  })
}

/** Sets of which units owe numbers of periods that were due. */
function unenteredOf({ sets = [] }: KnownHealth): readonly DataException[] {
  return sets.flatMap(({ source, name, owner, units, periods }) => {
    const late = periods.filter(({ isLate }) => isLate)
    const [newest, oldest] = [late[0], late.at(-1)]
    if (newest === undefined || oldest === undefined) return []
    const missing = numberText(Math.max(0, units.length - newest.counts.approved))
    const { unentered, missingUnits } = qualityText.health
    return [
      {
        key: `entry ${source}`,
        level: 'watch',
        what: unentered(name, numberText(late.length)),
        why: missingUnits(missing, periodName(newest.period)),
        owner,
        since: oldest.dueAt,
      } as const,
    ]
  })
}

function failuresOf({ failed = {} }: KnownHealth): readonly DataException[] {
  const { unasked } = qualityText.health
  return (['reminders', 'sets'] as const).flatMap((part) => {
    const why = failed[part]
    if (why === undefined) return []
    const { operator } = qualityText.health
    return [{ key: `failed ${part}`, level: 'watch', what: unasked[part], why, owner: operator, since: null } as const]
  })
}

function remindedOf({ reminders }: KnownHealth): readonly DataException[] {
  return (reminders?.units ?? []).flatMap(({ unit, name, count, mark }) =>
    mark === null
      ? []
      : [
          {
            key: `reminded ${unit}`,
            level: mark === 6 ? 'act' : 'watch',
            what: qualityText.health.reminded(name, numberText(count)),
            why: qualityText.reminders.reached(numberText(mark)),
            owner: qualityText.health.head,
            since: null,
          } as const,
        ],
  )
}

const order = { act: 0, watch: 1 } as const

/** Since when, for ordering; what has no beginning comes last. */
function instantOf({ since }: DataException): number {
  return since === null ? Number.MAX_SAFE_INTEGER : Date.parse(since)
}

/** All that somebody must handle: what is red first, then by age. */
export function exceptionsOf(known: KnownHealth): readonly DataException[] {
  const troubles = known.sources.flatMap((source) => troubleOf(source) ?? [])
  const others = [quarantinesOf, unenteredOf, remindedOf, failuresOf].flatMap((of) => of(known))
  return [...troubles, ...others].toSorted((a, b) => order[a.level] - order[b.level] || instantOf(a) - instantOf(b))
}
