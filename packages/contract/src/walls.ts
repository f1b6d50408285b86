import { z } from 'zod'
import { provinceCalendar } from './calendars.ts'

const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day like 07:30')
const pixels = z.number().int().min(100).max(16_384)

export const wallLimits = { rows: 12, columns: 24, programmes: 40, items: 60, slots: 60 } as const

/** Periods that follow the local day; anything else is the id of a fixed period, `2025-11`. */
export const relativePeriods = [
  'today',
  'yesterday',
  'this-week',
  'last-week',
  'this-month',
  'last-month',
  'this-quarter',
  'last-quarter',
  'this-year',
  'last-year',
] as const
export type RelativePeriod = (typeof relativePeriods)[number]

/** What a scene shows: a board, and what it looks at where that differs from the board's own. `map` is the unit its maps look at. */
export const sceneSchema = z.strictObject({
  board: name,
  unit: z.string().max(40).optional(),
  period: z.string().max(40).optional(),
  map: z.strictObject({ unit: z.string().max(40) }).optional(),
})
export type Scene = z.infer<typeof sceneSchema>

export const programmeItemSchema = sceneSchema.extend({ seconds: z.number().int().min(5).max(86_400) })
export type ProgrammeItem = z.infer<typeof programmeItemSchema>

export const programmeSchema = z.strictObject({
  id: name,
  vi: z.string().min(1).max(80),
  en: z.string().min(1).max(80),
  items: z.array(programmeItemSchema).min(1).max(wallLimits.items),
})
export type Programme = z.infer<typeof programmeSchema>

/** When a programme runs, on the local clock. A slot that ends before it starts runs over midnight and belongs to the day it starts on. */
export const slotSchema = z.strictObject({
  programme: name,
  /** Weekdays (1 is Monday), or what the calendar of the wall says of the day. */
  days: z.union([z.enum(['every', 'working', 'rest']), z.array(z.number().int().min(1).max(7)).min(1).max(7)]),
  from: clock,
  to: clock,
})
export type Slot = z.infer<typeof slotSchema>

export const rotations = [0, 90, 180, 270] as const

/**
 * A physical display of rows × columns. `columns` and `rows` are the pixels of its screens as they are seen; `bezel` is
 * what two neighbours hide between them, in pixels. The first slot that covers an instant gives the programme.
 */
export const wallSchema = z.strictObject({
  id: name,
  vi: z.string().min(1).max(80),
  en: z.string().min(1).max(80),
  columns: z.array(pixels).min(1).max(wallLimits.columns),
  rows: z.array(pixels).min(1).max(wallLimits.rows),
  bezel: z
    .strictObject({ x: z.number().int().min(0).max(400), y: z.number().int().min(0).max(400) })
    .default({ x: 0, y: 0 }),
  /** Screens that hang turned, by id (`r1c2`): degrees clockwise by which the picture is turned for them. */
  turned: z.record(z.string().regex(/^r\d+c\d+$/), z.literal(rotations)).default({}),
  /** The room: how far away who sits in the last row reads it, and the pitch of the screens. What is shown must be readable there. */
  room: z
    .strictObject({
      distance: z.number().min(0.5).max(100).describe('metres'),
      pitch: z.number().min(0.05).max(10).describe('millimetres from pixel to pixel'),
    })
    .optional(),
  calendar: name.default(provinceCalendar),
  /** What the page of an output may take, MiB of its heap and elements of its document; before that another takes its place. */
  page: z
    .strictObject({
      memory: z.number().int().min(64).max(16_384).default(512),
      elements: z.number().int().min(500).max(1_000_000).default(40_000),
    })
    .prefault({}),
  programmes: z.array(programmeSchema).min(1).max(wallLimits.programmes),
  slots: z.array(slotSchema).max(wallLimits.slots).default([]),
  /** The programme of every hour that no slot covers. */
  otherwise: name,
})
export type Wall = z.infer<typeof wallSchema>

/** A wall as its outputs need it: with the days of its calendar on which nobody works, from `from` to `to`. */
export const wallViewSchema = wallSchema.extend({
  days: z.strictObject({ from: z.iso.date(), to: z.iso.date(), rest: z.array(z.iso.date()).max(400) }),
})
export type WallView = z.infer<typeof wallViewSchema>
