import type { DataHealth, RemindersAnswer, SourceStatus } from '@toan-canh/contract'
import { numberText } from '../../ui/format.ts'
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
}

function troubleOf(source: SourceStatus): DataException | null {
  const { stopped, failing, silent } = text.quality.health
  const { id, name, owner, error, phase, freshness, coveredTo } = source
  const isBroken = freshness === 'stale' || freshness === 'lost'
  if (error === null && !isBroken) return null
  const actor = error === null || error.owner === 'upstream' ? owner : text.trouble[error.owner]
  const why = error?.sentence ?? null
  const of = { key: `source ${id}`, why, owner: actor, since: error?.since ?? coveredTo }
  if (phase === 'stopped') return { ...of, level: 'act', what: stopped(name) }
  return { ...of, level: 'watch', what: error === null ? silent(name) : failing(name) }
}

function quarantinesOf({ sources, health }: KnownHealth): readonly DataException[] {
  return sources.flatMap(({ id, name, owner }) => {
    const open = health?.quarantine.filter(({ source }) => source === id) ?? []
    const [oldest] = open
    if (oldest === undefined) return []
    const count = open.reduce((sum, each) => sum + each.count, 0)
    const isTheirs = open.every((each) => each.owner === 'upstream')
    return [
      {
        key: `quarantine ${id}`,
        level: 'watch',
        what: text.quality.health.quarantined(name, numberText(count)),
        why: null,
        owner: isTheirs ? owner : text.quality.health.short[oldest.owner],
        since: oldest.oldest,
      } as const,
    ]
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
            what: text.quality.health.reminded(name, numberText(count)),
            why: text.quality.reminders.reached(numberText(mark)),
            owner: text.quality.health.head,
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
  return [...troubles, ...quarantinesOf(known), ...remindedOf(known)].toSorted(
    (a, b) => order[a.level] - order[b.level] || instantOf(a) - instantOf(b),
  )
}
