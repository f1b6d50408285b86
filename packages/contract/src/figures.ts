import type { Instant } from '@toan-canh/calendar'
import { z } from 'zod'
import { bases, type Figure, operators } from './facts.ts'

/** The slices of a figure in one text, whatever their order: '' for the whole, `crop=lua`, `crop=lua&season=mua`. */
export function figureSlice(slices: Readonly<Record<string, string>>): string {
  return Object.entries(slices)
    .map(([dimension, value]) => `${dimension}=${value}`)
    .toSorted()
    .join('&')
}

/** What makes two figures versions of one: what is told, for whom and when, on which basis. */
export type FigureKey = Pick<Figure, 'signal' | 'unit' | 'period' | 'basis' | 'slices'>

/** The id of a figure inside its source: `budget.revenue|37|2025-11|reported|`. */
export function figureId({ signal, unit, period, basis, slices }: FigureKey): string {
  return [signal, unit, String(period), basis, figureSlice(slices)].join('|')
}

/** Reads the id of a figure, as a deletion names it; `null` when it is none. */
export function figureKeyOf(id: string): FigureKey | null {
  const [signal, unit, period, basis, slice, extra] = id.split('|')
  const known = bases.find((each) => each === basis)
  if (!signal || !unit || !period || known === undefined || slice === undefined || extra !== undefined) return null
  const pairs = slice === '' ? [] : slice.split('&').map((pair) => pair.split('='))
  const slices = Object.fromEntries(pairs.map(([dimension = '', value = '']) => [dimension, value]))
  return { signal, unit, period: /^-?\d{5,}$/.test(period) ? Number(period) : period, basis: known, slices }
}

const instant = z.number().int().min(-2_208_988_800_000).max(4_102_444_800_000) satisfies z.ZodType<Instant>

/** Checks a figure that crosses a process border; mapping output satisfies it by construction. */
export const figureSchema = z.strictObject({
  shape: z.literal('figure'),
  id: z.string().min(1).max(400),
  changedAt: instant,
  signal: z.string().min(1).max(80),
  unit: z.string().min(1).max(40),
  period: z.union([z.string().min(4).max(40), instant]),
  value: z.number().nullable(),
  op: z.enum(operators),
  basis: z.enum(bases),
  slices: z.record(z.string(), z.string()),
})
