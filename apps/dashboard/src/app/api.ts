import { problemSchema, routes } from '@toan-canh/contract'
import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'

/** What the aggregator answered instead of what was asked; `status` 0 means it was not reached. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  constructor(status: number, sentence: string, cause?: unknown) {
    super(sentence, { cause })
    this.status = status
  }
}

async function reached(path: string, more: RequestInit): Promise<Response> {
  return fetch(path, more).catch((cause: unknown) => {
    throw new ApiError(0, 'Không tới được trung tâm', cause)
  })
}

async function refusalOf(response: Response): Promise<ApiError> {
  const problem = problemSchema.safeParse(await response.json().catch(() => null))
  return new ApiError(response.status, problem.success ? problem.data.detail : `HTTP ${response.status}`)
}

/** Asks the centre; throws `ApiError` with the sentence of its answer. */
export async function ask<T>(
  path: string,
  schema: z.ZodType<T>,
  signal: AbortSignal | null,
  more: RequestInit = {},
): Promise<T> {
  const response = await reached(path, { ...more, signal })
  if (!response.ok) throw await refusalOf(response)
  const parsed = schema.safeParse(await response.json().catch(() => null))
  if (!parsed.success) throw new ApiError(response.status, `Câu trả lời của ${path} sai dạng`, parsed.error)
  return parsed.data
}

/** Asks the centre for a file; throws `ApiError` with the sentence of its answer. */
export async function askFile(path: string, more: RequestInit): Promise<Blob> {
  const response = await reached(path, more)
  if (!response.ok) throw await refusalOf(response)
  return response.blob()
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** A board comes back with its turn in a programme, also when the centre cannot be asked for it. */
const turnMs = 24 * hourMs

/** Everything asked once over HTTP; the keys are those under which the cache holds it. */
export const queries = {
  boards: () =>
    queryOptions({
      queryKey: ['boards'],
      queryFn: async ({ signal }) => (await ask(routes.boards.path, routes.boards.response, signal)).boards,
    }),
  board: (id: string) =>
    queryOptions({
      queryKey: ['board', id],
      queryFn: async ({ signal }) =>
        await ask(routes.board.path.replace(':id', encodeURIComponent(id)), routes.board.response, signal),
      staleTime: hourMs,
      gcTime: turnMs,
    }),
  lists: () =>
    queryOptions({
      queryKey: ['lists'],
      queryFn: async ({ signal }) => (await ask(routes.lists.path, routes.lists.response, signal)).lists,
      staleTime: hourMs,
    }),
  sets: () =>
    queryOptions({
      queryKey: ['sets'],
      queryFn: async ({ signal }) => (await ask(routes.sets.path, routes.sets.response, signal)).sets,
      staleTime: hourMs,
    }),
  items: (id: string, asked: string) =>
    queryOptions({
      queryKey: ['items', id, asked],
      queryFn: async ({ signal }) =>
        await ask(
          `${routes.items.path.replace(':id', encodeURIComponent(id))}?${asked}`,
          routes.items.response,
          signal,
        ),
      refetchInterval: minuteMs,
    }),
  walls: () =>
    queryOptions({
      queryKey: ['walls'],
      queryFn: async ({ signal }) => (await ask(routes.walls.path, routes.walls.response, signal)).walls,
    }),
  wall: (id: string) =>
    queryOptions({
      queryKey: ['wall', id],
      queryFn: async ({ signal }) =>
        await ask(routes.wall.path.replace(':id', encodeURIComponent(id)), routes.wall.response, signal),
      staleTime: hourMs,
      refetchInterval: hourMs,
    }),
  indicators: () =>
    queryOptions({
      queryKey: ['indicators'],
      queryFn: async ({ signal }) => (await ask(routes.indicators.path, routes.indicators.response, signal)).indicators,
      staleTime: hourMs,
    }),
  units: () =>
    queryOptions({
      queryKey: ['units'],
      queryFn: async ({ signal }) => await ask(routes.units.path, routes.units.response, signal),
      staleTime: hourMs,
    }),
  calendar: (from: string, to: string) =>
    queryOptions({
      queryKey: ['calendar', from, to],
      queryFn: async ({ signal }) =>
        await ask(`${routes.calendar.path}?from=${from}&to=${to}`, routes.calendar.response, signal),
      staleTime: hourMs,
    }),
  explain: (reading: string) =>
    queryOptions({
      queryKey: ['explain', reading],
      queryFn: async ({ signal }) =>
        await ask(`${routes.explain.path}?reading=${encodeURIComponent(reading)}`, routes.explain.response, signal),
    }),
  quality: () =>
    queryOptions({
      queryKey: ['quality'],
      queryFn: async ({ signal }) => await ask(routes.quality.path, routes.quality.response, signal),
      refetchInterval: minuteMs,
    }),
  dataHealth: () =>
    queryOptions({
      queryKey: ['data-health'],
      queryFn: async ({ signal }) => await ask(routes.dataHealth.path, routes.dataHealth.response, signal),
      refetchInterval: minuteMs,
    }),
  quarantine: (source: string, code: string) =>
    queryOptions({
      queryKey: ['quarantine', source, code],
      queryFn: async ({ signal }) =>
        await ask(
          `${routes.quarantine.path.replace(':source', encodeURIComponent(source))}?code=${encodeURIComponent(code)}`,
          routes.quarantine.response,
          signal,
        ),
    }),
  reminders: () =>
    queryOptions({
      queryKey: ['reminders'],
      queryFn: async ({ signal }) => await ask(routes.reminders.path, routes.reminders.response, signal),
      refetchInterval: minuteMs,
    }),
  qualityCauses: (source: string) =>
    queryOptions({
      queryKey: ['quality', source],
      queryFn: async ({ signal }) =>
        await ask(
          routes.qualityCauses.path.replace(':source', encodeURIComponent(source)),
          routes.qualityCauses.response,
          signal,
        ),
    }),
  manual: () =>
    queryOptions({
      queryKey: ['manual'],
      queryFn: async ({ signal }) => await ask(routes.manual.path, routes.manual.response, signal),
      refetchInterval: minuteMs,
    }),
  manualPeriod: (source: string, period: string) =>
    queryOptions({
      queryKey: ['manual', source, period],
      queryFn: async ({ signal }) =>
        await ask(
          routes.manualPeriod.path.replace(':source', source).replace(':period', period),
          routes.manualPeriod.response,
          signal,
        ),
      refetchInterval: minuteMs,
    }),
  map: (province: string) =>
    queryOptions({
      queryKey: ['map', province],
      queryFn: async ({ signal }) =>
        await ask(routes.map.path.replace(':province', encodeURIComponent(province)), routes.map.response, signal),
      staleTime: hourMs,
    }),
}
