import { z } from 'zod'
import { assetsAnswerSchema } from './asset-views.ts'
import { boardSchema } from './boards.ts'
import { provinceCalendar } from './calendars.ts'
import { cameraRoutes } from './camera-routes.ts'
import { indicatorSchema } from './catalogue.ts'
import { dataHealthSchema, quarantineAnswerSchema } from './data-health.ts'
import { daysOffSchema } from './days-off.ts'
import { deviceRoutes } from './device-routes.ts'
import { assetStates, bases, operators } from './facts.ts'
import { boundaries } from './grounds.ts'
import { jobRoutes } from './jobs.ts'
import { listRoutes } from './lists.ts'
import { fileNameSchema, manualRoutes } from './manual-routes.ts'
import { setRoutes } from './indicator-sets.ts'
import { indexNoteSchema } from './index-sets.ts'
import { mapPackSchema } from './map-packs.ts'
import { qualityAnswerSchema, qualityCausesSchema } from './quality.ts'
import { quarantineRoutes } from './quarantine-routes.ts'
import { readingSchema } from './readings.ts'
import { remindersAnswerSchema } from './reminders.ts'
import { sourceStatusSchema } from './source-status.ts'
import { suspicionSchema } from './suspicions.ts'
import { successionSchema, unitSchema } from './units.ts'

/** One way to ask over HTTP. `path` is in Express form; `query` and `params` are all strings on the wire. */
export interface Route {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly summary: string
  readonly params: z.ZodObject
  readonly query: z.ZodObject
  /** Types of the body, where there is one; it is taken as it was sent. */
  readonly body?: readonly string[]
  readonly response: z.ZodType
  /** Answers a file of this type instead. */
  readonly file?: string
}

import { fileReceiptSchema } from './uploads.ts'
import { wallRoutes } from './wall-routes.ts'
const nothing = z.strictObject({})
const instant = z.iso.datetime({ offset: true })

export const healthSchema = z.strictObject({
  status: z.enum(['ok', 'loading', 'degraded', 'failed']),
  now: instant,
  startedAt: instant,
  version: z.string(),
  node: z.string(),
  database: z.strictObject({
    isReachable: z.boolean(),
    version: z.string().nullable(),
    kind: z.enum(['embedded', 'server']),
  }),
  commit: z.number().int(),
  definitions: z.strictObject({
    version: z.number().int(),
    building: z.strictObject({ done: z.number(), total: z.number() }).nullable(),
  }),
  viewers: z.number().int(),
  sources: z.array(sourceStatusSchema),
})
export type Health = z.infer<typeof healthSchema>

export const indicatorViewSchema = indicatorSchema.extend({
  id: z.string(),
  pack: z.string(),
  sources: z.array(z.string()),
  dimensions: z.record(
    z.string(),
    z.strictObject({ vi: z.string(), en: z.string(), values: z.record(z.string(), z.string()).optional() }),
  ),
})
/** An indicator as the dashboard and other readers see it. */
export type IndicatorView = z.infer<typeof indicatorViewSchema>

export const readingsAnswerSchema = z.strictObject({
  commit: z.number().int(),
  readings: z.array(readingSchema),
  companions: z.array(readingSchema).optional().describe('of one reading: those that must be seen beside it'),
})
export type ReadingsAnswer = z.infer<typeof readingsAnswerSchema>

/** What an explanation shows: what its id names, or what is there now, because the log does not reach back that far. */
const seenSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('now') }),
  z.strictObject({ kind: z.literal('then'), at: instant }),
  z.strictObject({ kind: z.literal('gone'), sentence: z.string() }),
])
export type Seen = z.infer<typeof seenSchema>

export const explanationSchema = z.strictObject({
  seen: seenSchema,
  reading: readingSchema,
  indicator: indicatorViewSchema,
  formula: z.string(),
  terms: z.array(
    z.strictObject({
      measure: z.string(),
      part: z.enum(['numerator', 'denominator', 'value']),
      take: z.enum(['within', 'start', 'end', 'area']),
      sign: z.number(),
      amount: z.number(),
    }),
  ),
  /** Of a composite index: its version, its parts, and what reckoning it again gives. */
  index: indexNoteSchema.optional(),
  sources: z.array(sourceStatusSchema),
  batches: z.array(
    z.strictObject({
      id: z.number(),
      source: z.string(),
      direction: z.string(),
      storedAt: instant,
      rows: z.number(),
      changed: z.number(),
      refused: z.number(),
    }),
  ),
  /** Codes of a few records behind it, as they are now; of assets also their newest stretches of one state within the period. */
  records: z.array(
    z.strictObject({
      id: z.string(),
      unit: z.string(),
      state: z.string(),
      stretches: z
        .array(z.strictObject({ state: z.enum(assetStates), from: instant, to: instant.nullable() }))
        .optional(),
    }),
  ),
  /** The same indicator on every basis it is told on: none overwrites another. */
  series: z
    .array(z.strictObject({ basis: z.enum(bases), value: z.number().nullable(), op: z.enum(operators) }))
    .optional(),
  /** The figures behind it, each version with when and from whom it became known; the newest first. */
  figures: z
    .array(
      z.strictObject({
        signal: z.string(),
        unit: z.string(),
        period: z.string(),
        basis: z.enum(bases),
        value: z.number().nullable(),
        op: z.enum(operators),
        source: z.string(),
        batch: z.number(),
        toldAt: instant,
        knownAt: instant,
        commit: z.number(),
        isNewest: z.boolean(),
        isDeleted: z.boolean(),
      }),
    )
    .optional(),
  suspicions: z.array(suspicionSchema).optional(),
  /** Open directives about the indicator in these units, those due first: what is already being done about a red number. */
  directives: z
    .array(
      z.strictObject({
        code: z.string(),
        unit: z.string(),
        state: z.enum(['waiting', 'in_term', 'overdue', 'paused']),
        dueAt: instant.nullable(),
      }),
    )
    .optional(),
})
export type Explanation = z.infer<typeof explanationSchema>

export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  instance: z.string(),
})
/** RFC 9457. `instance` is the id under which the log knows the request. */
export type Problem = z.infer<typeof problemSchema>

/** Every route of the product. Server files are named after the keys; OpenAPI is made from this list. */
export const routes = {
  health: {
    method: 'get',
    path: '/api/v1/health',
    summary: 'Status, sources with freshness, database, versions',
    params: nothing,
    query: nothing,
    response: healthSchema,
  },
  indicators: {
    method: 'get',
    path: '/api/v1/indicators',
    summary: 'All indicators with definition, owner and basis',
    params: nothing,
    query: nothing,
    response: z.strictObject({ indicators: z.array(indicatorViewSchema) }),
  },
  units: {
    method: 'get',
    path: '/api/v1/units',
    summary: 'The unit register: every version of every unit, and who followed whom',
    params: nothing,
    query: nothing,
    response: z.strictObject({ units: z.array(unitSchema), successions: z.array(successionSchema) }),
  },
  calendar: {
    method: 'get',
    path: '/api/v1/calendar',
    summary: 'Rest days and made-up working days of a span, by a calendar of the catalogue',
    params: nothing,
    query: z.strictObject({
      from: z.iso.date(),
      to: z.iso.date(),
      id: z.string().max(40).default(provinceCalendar).describe('the calendar'),
    }),
    response: daysOffSchema,
  },
  readings: {
    method: 'get',
    path: '/api/v1/readings',
    summary: 'Readings of an indicator: the same that the sockets carry',
    params: nothing,
    query: z.strictObject({
      indicator: z.string().max(80),
      unit: z.string().max(40),
      period: z
        .string()
        .max(40)
        .describe('2025-11-14, 2025-W46, 2025-11, 2025-Q4, 2025-H2, 2025, 7d@2025-11-14; or first..last for a series'),
      by: z.string().max(40).optional().describe('unit, or a dimension such as field or channel'),
      slice: z.string().max(120).optional().describe('dimension=value'),
      boundary: z
        .enum(boundaries)
        .default('now')
        .describe('now: quy về địa giới hiện nay; then: theo địa giới của ngày cuối kỳ'),
      basis: z.enum(bases).optional().describe('measured, reported or estimated; without it the indicator’s own'),
      at: z
        .string()
        .max(40)
        .optional()
        .describe('figures as they were known at a commit (1204) or an instant (2025-11-14T08:00:00+07:00)'),
    }),
    response: readingsAnswerSchema,
  },
  explain: {
    method: 'get',
    path: '/api/v1/explain',
    summary:
      'How a reading came to be, as of the commit of its id while the log reaches there: definition, counters, sources, batches; a sample of the records behind it as they are now',
    params: nothing,
    query: z.strictObject({ reading: z.string().max(240).describe('id of a reading') }),
    response: explanationSchema,
  },
  assets: {
    method: 'get',
    path: '/api/v1/assets',
    summary: 'The assets of a kind in a unit and below it as they stand now, page by page',
    params: nothing,
    query: z.strictObject({
      kind: z.string().max(40).describe('camera, …'),
      unit: z.string().max(40),
      slice: z.string().max(120).optional().describe('dimension=value; or state=down, state=up …'),
      after: z.string().max(240).optional().describe('`next` of the page before'),
      limit: z.coerce.number().int().min(1).max(2_000).default(1_000),
    }),
    response: assetsAnswerSchema,
  },
  quality: {
    method: 'get',
    path: '/api/v1/quality',
    summary: 'Data quality by source and by unit: right, complete, clean, live',
    params: nothing,
    query: z.strictObject({ days: z.coerce.number().int().min(1).max(90).default(30) }),
    response: qualityAnswerSchema,
  },
  qualityCauses: {
    method: 'get',
    path: '/api/v1/quality/:source',
    summary: 'What lies behind the score of one source',
    params: z.strictObject({ source: z.string().max(80) }),
    query: z.strictObject({ days: z.coerce.number().int().min(1).max(90).default(30) }),
    response: qualityCausesSchema,
  },
  dataHealth: {
    method: 'get',
    path: '/api/v1/data-health',
    summary: 'The newest batch of each source, and the quarantine by source and reason with who must act',
    params: nothing,
    query: nothing,
    response: dataHealthSchema,
  },
  quarantine: {
    method: 'get',
    path: '/api/v1/quarantine/:source',
    summary: 'Refused rows of a source that are open: place, reason and code of the record, page by page',
    params: z.strictObject({ source: z.string().max(80) }),
    query: z.strictObject({
      code: z.string().max(40).optional().describe('this reason alone'),
      before: z.coerce.number().int().min(1).optional().describe('`next` of the page before'),
    }),
    response: quarantineAnswerSchema,
  },
  ...quarantineRoutes,
  reminders: {
    method: 'get',
    path: '/api/v1/reminders',
    summary: 'The reminder ledger of a year: due, arrived, reminded, counted by unit',
    params: nothing,
    query: z.strictObject({ year: z.string().max(4).optional() }),
    response: remindersAnswerSchema,
  },
  files: {
    method: 'post',
    path: '/api/v1/sources/:source/files',
    summary:
      'Takes a file for a source of files, with the token of UPLOAD_TOKEN; answers what was taken and what refused',
    params: z.strictObject({ source: z.string().max(80) }),
    query: z.strictObject({ name: fileNameSchema }),
    body: ['application/octet-stream'],
    response: fileReceiptSchema,
  },
  ...listRoutes,
  ...setRoutes,
  ...jobRoutes,
  ...manualRoutes,
  boards: {
    method: 'get',
    path: '/api/v1/boards',
    summary: 'All boards',
    params: nothing,
    query: nothing,
    response: z.strictObject({ boards: z.array(boardSchema) }),
  },
  board: {
    method: 'get',
    path: '/api/v1/boards/:id',
    summary: 'One board',
    params: z.strictObject({ id: z.string().max(80) }),
    query: nothing,
    response: boardSchema,
  },
  ...wallRoutes,
  ...deviceRoutes,
  ...cameraRoutes,
  hook: {
    method: 'post',
    path: '/api/v1/hooks/:source',
    summary:
      'Takes what an upstream pushes, signed with HMAC-SHA256 over "<timestamp>.<body>" as the source says; answers once it is stored. A repetition changes nothing',
    params: z.strictObject({ source: z.string().max(80) }),
    query: nothing,
    body: ['application/json', 'application/cloudevents+json', 'application/cloudevents-batch+json'],
    response: z.strictObject({
      status: z.enum(['stored', 'repeated']),
      rows: z.number().int(),
      changed: z.number().int(),
      refused: z.number().int(),
    }),
  },
  map: {
    method: 'get',
    path: '/api/v1/map/:province',
    summary: 'The map pack of a province',
    params: z.strictObject({ province: z.string().max(40) }),
    query: nothing,
    response: mapPackSchema,
  },
} as const satisfies Record<string, Route>
export type RouteName = keyof typeof routes
