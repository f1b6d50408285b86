import { type Basis, bases, type Operator, operators } from '@toan-canh/contract'
import { z } from 'zod'

/** One version of a figure as it answers questions. Days are those of its period; an instant is a period of its one day. */
export interface StoredFigure {
  readonly source: string
  readonly id: string
  readonly signal: string
  readonly unit: string
  readonly from: number
  readonly to: number
  /** The instant of a measurement, or the last one of the period. */
  readonly at: number
  readonly slice: string
  readonly basis: Basis
  readonly value: number | null
  readonly op: Operator
  readonly changedAt: number
  /** When it was stored here. */
  readonly knownAt: number
  readonly isDeleted: boolean
}

/** Reads figures out of the commit log. */
export const storedFigureSchema = z.strictObject({
  source: z.string(),
  id: z.string(),
  signal: z.string(),
  unit: z.string(),
  from: z.number(),
  to: z.number(),
  at: z.number(),
  slice: z.string(),
  basis: z.enum(bases),
  value: z.number().nullable(),
  op: z.enum(operators),
  changedAt: z.number(),
  knownAt: z.number(),
  isDeleted: z.boolean(),
}) satisfies z.ZodType<StoredFigure>

/** A version as it is written: what it says, and its content in one text. */
export interface FigureRevision extends StoredFigure {
  readonly period: string
  readonly content: string
  readonly confirmedAt: number
}

/** What tells versions of one figure apart. */
export interface FigureMark {
  readonly changedAt: number
  readonly confirmedAt: number
  readonly content: string
  readonly isDeleted: boolean
}
