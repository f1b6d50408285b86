import { z } from 'zod'
import { boardGroups } from './boards.ts'
import { assetKindSchema } from './catalogue.ts'
import { assetStates, caseKindSchema } from './facts.ts'

/** How an item stands: an asset by its state, a case by its clock. */
export const itemStates = [...assetStates, 'overdue', 'due_soon', 'in_term', 'paused', 'waiting'] as const
export type ItemState = (typeof itemStates)[number]

/** What an item asks of whoever owns it; marks are shaped and named by it. */
export const itemLevels = ['act', 'watch', 'ok', 'unknown'] as const
export type ItemLevel = (typeof itemLevels)[number]

/** `items`: how many are read of one list; `rows`: how many are shown at once; `file`: how many one file holds. */
export const listLimits = { items: 10_000, rows: 500, file: 10_000 } as const

const words = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })
const attribute = z.string().regex(/^[a-z][a-zA-Z0-9]*$/, 'must be one word in lowerCamelCase')

/** A column: a slice of the fact, in words where its values are codes. */
const columnSchema = z.strictObject({
  attribute,
  vi: z.string().min(1),
  en: z.string().min(1),
  values: z.record(z.string(), z.string()).optional(),
})

/**
 * What stands one by one behind numbers: the assets of a kind, or its open cases, as a table. A list is data: a pack that has facts
 * needs no code to show them.
 */
export const listSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case words joined by -'),
  vi: z.string().min(1),
  en: z.string().min(1),
  group: z.enum(boardGroups),
  of: z.discriminatedUnion('shape', [
    z.strictObject({ shape: z.literal('asset'), kind: assetKindSchema }),
    z.strictObject({ shape: z.literal('case'), kind: caseKindSchema }),
  ]),
  /** Those of one value of an attribute alone: cameras of one-stop rooms. */
  only: z.strictObject({ attribute, value: z.string().min(1) }).optional(),
  /** Who answers for an item that names nobody: a position, never a person. */
  owner: z.string().min(1),
  /** The attribute that names the position that answers for an item, with its words. */
  ownerBy: z.strictObject({ attribute, values: z.record(z.string(), z.string()) }).optional(),
  /** What the states are called here; those that are not named keep their usual words. */
  states: z.partialRecord(z.enum(itemStates), words).optional(),
  /** What a state asks for, where it is not the usual: a data set that is not ready is nobody's alarm. */
  levels: z.partialRecord(z.enum(itemStates), z.enum(itemLevels)).optional(),
  /**
   * The day that counts: an attribute written as `2026-12-31`, or the due instant of a case. So many days before it an item is to be
   * watched, so many before it somebody must act; without `act`, from its passing on.
   */
  date: z
    .strictObject({
      by: z.union([z.strictObject({ attribute }), z.literal('due')]),
      vi: z.string().min(1),
      en: z.string().min(1),
      watchDays: z.number().int().min(1).max(365).optional(),
      actDays: z.number().int().min(0).max(365).optional(),
      /** Spans of days that people choose: 30, 60, 90. */
      within: z.array(z.number().int().min(1).max(365)).min(1).max(4).optional(),
    })
    .optional(),
  columns: z.array(columnSchema).max(6).default([]),
  /** Whether each item has a name of its own beside its code. */
  named: z.boolean().default(true),
  basis: z.string().min(1),
  /** The indicators that count what is listed. */
  indicators: z.array(z.string().min(1)).max(8).default([]),
})
export type ItemList = z.infer<typeof listSchema>

/** `lists.yaml` of a pack. */
export const listFileSchema = z.strictObject({ lists: z.array(listSchema).min(1) })

export const listedItemSchema = z.strictObject({
  key: z.string().describe('source/code'),
  code: z.string(),
  name: z.string().nullable(),
  unit: z.string(),
  owner: z.string().describe('the position that answers for it'),
  state: z.enum(itemStates),
  level: z.enum(itemLevels),
  since: z.iso.datetime({ offset: true }).nullable().describe('since when it is in this state'),
  day: z.iso.date().nullable(),
  daysLeft: z.number().int().nullable().describe('whole days to `day`; negative: days since it passed'),
  values: z.record(z.string(), z.string()),
  at: z.tuple([z.number(), z.number()]).nullable(),
})
/** One row of a list. */
export type ListedItem = z.infer<typeof listedItemSchema>

export const itemsAnswerSchema = z.strictObject({
  commit: z.number().int(),
  asOf: z.iso.datetime({ offset: true }),
  isSample: z.boolean(),
  list: listSchema,
  unit: z.string(),
  total: z.number().int().describe('how many fit the question; `items` are the first of them'),
  isWhole: z.boolean().describe('false: more are stored than one list reads; those of the nearest days were read'),
  counts: z.record(z.string(), z.number().int()).describe('by state, of all in the unit, whatever else is asked'),
  items: z.array(listedItemSchema),
})
export type ItemsAnswer = z.infer<typeof itemsAnswerSchema>

export const itemSorts = ['level', 'day', 'unit', 'code'] as const
export type ItemSort = (typeof itemSorts)[number]
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const asked = {
  unit: z.string().max(40),
  state: z.enum(itemStates).optional(),
  slice: z.string().max(120).optional().describe('attribute=value'),
  within: z.coerce.number().int().min(0).max(365).optional().describe('at most so many days left'),
  sort: z.enum(itemSorts).default('level'),
}
const one = z.strictObject({ id: z.string().max(80) })

/** Ways to ask for what stands one by one. */
export const listRoutes = {
  lists: {
    method: 'get',
    path: '/api/v1/lists',
    summary: 'All lists of items',
    params: z.strictObject({}),
    query: z.strictObject({}),
    response: z.strictObject({ lists: z.array(listSchema) }),
  },
  items: {
    method: 'get',
    path: '/api/v1/lists/:id',
    summary: 'The items of a list in a unit and below it as they stand now, the worst first',
    params: one,
    query: z.strictObject({
      ...asked,
      limit: z.coerce.number().int().min(1).max(listLimits.rows).default(200),
    }),
    response: itemsAnswerSchema,
  },
  itemsCsv: {
    method: 'get',
    path: '/api/v1/lists/:id/csv',
    summary: 'The same as CSV, with the commit as of which it stands',
    params: one,
    query: z.strictObject(asked),
    response: z.any(),
    file: 'text/csv',
  },
  itemsXlsx: {
    method: 'get',
    path: '/api/v1/lists/:id/xlsx',
    summary: 'The same as a workbook, with the commit as of which it stands',
    params: one,
    query: z.strictObject(asked),
    response: z.any(),
    file: xlsx,
  },
} as const
