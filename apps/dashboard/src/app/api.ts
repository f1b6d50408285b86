import { boardSchema, sourceStatusSchema, unitSchema } from '@toan-canh/contract'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'

/** What the aggregator answered instead of what was asked; `status` 0 means it was not reached. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  constructor(status: number, sentence: string, cause?: unknown) {
    super(sentence, { cause })
    this.status = status
  }
}

const problemSchema = z.object({ title: z.string(), detail: z.string().optional() })

async function ask<T>(path: string, schema: z.ZodType<T>, signal: AbortSignal): Promise<T> {
  const response = await fetch(`/api/v1/${path}`, { signal }).catch((cause: unknown) => {
    throw new ApiError(0, 'Không tới được trung tâm', cause)
  })
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok) {
    const problem = problemSchema.safeParse(body)
    throw new ApiError(
      response.status,
      problem.success ? (problem.data.detail ?? problem.data.title) : `HTTP ${response.status}`,
    )
  }
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw new ApiError(response.status, `Câu trả lời của ${path} sai dạng`, parsed.error)
  return parsed.data
}

/** What a screen has to know of an indicator to name, judge and explain its numbers. */
export const indicatorViewSchema = z.object({
  id: z.string(),
  vi: z.string(),
  en: z.string(),
  short: z.string().optional(),
  unit: z.string(),
  better: z.enum(['up', 'down', 'context']),
  denominator: z.string().optional(),
  decimals: z.number().int(),
  target: z.object({ value: z.number(), basis: z.string() }).optional(),
  owner: z.string(),
  basis: z.string(),
  sources: z.array(z.string()).default([]),
})
export type IndicatorView = z.infer<typeof indicatorViewSchema>

const indicatorsAnswer = z.object({ indicators: z.array(indicatorViewSchema) })
const unitsAnswer = z.object({ units: z.array(unitSchema) })
const boardsAnswer = z.object({ boards: z.array(boardSchema.pick({ id: true, vi: true, en: true })) })
const healthAnswer = z.object({ sources: z.array(sourceStatusSchema) })

const hourMs = 3_600_000

/** Everything asked once over HTTP; the keys are those under which the cache holds it. */
export const queries = {
  boards: () =>
    queryOptions({
      queryKey: ['boards'],
      queryFn: async ({ signal }) => (await ask('boards', boardsAnswer, signal)).boards,
    }),
  board: (id: string) =>
    queryOptions({
      queryKey: ['board', id],
      queryFn: async ({ signal }) => await ask(`boards/${encodeURIComponent(id)}`, boardSchema, signal),
      staleTime: hourMs,
    }),
  indicators: () =>
    queryOptions({
      queryKey: ['indicators'],
      queryFn: async ({ signal }) => (await ask('indicators', indicatorsAnswer, signal)).indicators,
      staleTime: hourMs,
    }),
  units: () =>
    queryOptions({
      queryKey: ['units'],
      queryFn: async ({ signal }) => (await ask('units', unitsAnswer, signal)).units,
      staleTime: hourMs,
    }),
  sources: () =>
    queryOptions({
      queryKey: ['sources'],
      queryFn: async ({ signal }) => (await ask('health', healthAnswer, signal)).sources,
    }),
}
