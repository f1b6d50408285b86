import { parsePeriod } from '@toan-canh/calendar'
import { conversionOf, manualConfigSchema, type Register, type SourceDefinition } from '@toan-canh/contract'
import type { Signals } from '@toan-canh/connectors'

type Complain = (path: readonly (string | number)[], sentence: string) => void

/** Checks of a set of manual entry what the schema cannot: units, measures, the first period, sums, and that two positions act. */
export function checkManual(
  { connector }: SourceDefinition,
  { register, signals }: { readonly register: Register; readonly signals: Signals },
  complain: Complain,
): void {
  const parsed = manualConfigSchema.safeParse(connector)
  if (!parsed.success) return
  const { every, from, units, fields, sums, enters, approves } = parsed.data
  if (parsePeriod(from)?.kind !== every) complain(['connector', 'from'], `from: ${from} is no ${every}`)
  for (const [index, code] of ('codes' in units ? units.codes : []).entries())
    if (register.find(code)?.code !== code)
      complain(['connector', 'units', 'codes', index], `units: ${code} is not in the register`)
  for (const [index, { signal, measure }] of fields.entries()) {
    const kept = signals.get(signal)?.unit
    if (kept !== undefined && measure !== undefined && conversionOf(measure, kept) === null)
      complain(['connector', 'fields', index, 'measure'], `fields: ${measure} cannot be turned into ${kept}`)
  }
  const entered = fields.map(({ signal }) => signal)
  if (new Set(entered).size < entered.length) complain(['connector', 'fields'], 'fields: a signal is entered twice')
  for (const [index, { total, of }] of sums.entries())
    for (const signal of [total, ...of])
      if (!entered.includes(signal)) complain(['connector', 'sums', index], `sums: ${signal} is not among the fields`)
  if (enters.position === approves.position || enters.token === approves.token)
    complain(['connector', 'approves'], 'approves: who approves must be another than who enters, with another token')
}
