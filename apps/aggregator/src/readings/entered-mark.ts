import type { Instant, Period } from '@toan-canh/calendar'
import { manualConfigSchema } from '@toan-canh/contract'
import type { StoredFigure } from '@toan-canh/store'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import { entryExpiresAt } from '../manual/entry-set.ts'
import type { Loaded } from './load-sums.ts'

/** Who enters and approves the numbers of a source, and for how many days after its period one of them holds. */
export interface EntryRule {
  readonly by: string
  readonly approvedBy: string
  readonly validDays: number
}

/** That people entered what an answer stands on. */
export interface EnteredMark {
  readonly rule: EntryRule
  /** When the newest of it was approved. */
  readonly at: Instant
  /** From when it no longer holds; null once numbers of a later period are told. */
  readonly expiresAt: Instant | null
}

/** The rules of the sources whose numbers people enter. */
export function entryRulesOf(sources: Iterable<LoadedSource>): ReadonlyMap<string, EntryRule> {
  const rules = new Map<string, EntryRule>()
  for (const { id, definition } of sources) {
    const config = manualConfigSchema.safeParse(definition.connector).data
    if (config === undefined) continue
    const { enters, approves, validDays } = config
    rules.set(id, { by: enters.position, approvedBy: approves.position, validDays })
  }
  return rules
}

/** The figures that answer a member: its own where it told any, else those below it. */
function figuresBehind(loaded: Loaded, member: string): readonly StoredFigure[] {
  const { question, shelf } = loaded
  const all = shelf?.figuresOf(member, { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }) ?? []
  if (question.by.kind === 'unit') return all.filter(({ unit }) => question.memberOf.get(unit) === member)
  const own = all.filter(({ unit }) => unit === question.unit)
  return own.length > 0 ? own : all
}

/** Whether people entered what an answer stands on, or, of a level that still stands, what came last before its period. */
export function enteredMark(
  loaded: Loaded,
  rules: ReadonlyMap<string, EntryRule>,
  of: { readonly member: string; readonly period: Period },
): EnteredMark | null {
  if (rules.size === 0 || loaded.shelf === null) return null
  const entered = figuresBehind(loaded, of.member).filter(({ source }) => rules.has(source))
  const { from, to } = of.period
  const touching = entered.filter((figure) => figure.from <= to && figure.to >= from)
  const before = entered.filter((figure) => figure.to < from)
  const last = Math.max(...before.map((figure) => figure.to))
  const behind = touching.length > 0 ? touching : before.filter((figure) => figure.to === last)
  const [first] = behind
  const rule = first === undefined ? undefined : rules.get(first.source)
  if (rule === undefined) return null
  const ends = behind.flatMap((figure) => {
    const isFollowed = entered.some(
      (each) => each.source === figure.source && each.signal === figure.signal && each.to > figure.to,
    )
    return isFollowed ? [] : [entryExpiresAt(rules.get(figure.source) ?? rule, figure.to)]
  })
  return {
    rule,
    at: Math.max(...behind.map((figure) => figure.knownAt)),
    expiresAt: ends.length === 0 ? null : Math.min(...ends),
  }
}
