import { z } from 'zod'
import { sceneSchema } from './walls.ts'

const words = (most: number) => z.string().trim().min(1).max(most)
/** Milliseconds of the server's clock. */
const moment = z.number().int()

/** A span of server time in which a wall shows something else than its programme; `to: null` is open; `by` is who laid it. */
const spanShape = { id: z.string().max(40), from: moment, to: moment.nullable(), by: z.string().max(80).optional() }
export interface Span {
  readonly id: string
  readonly from: number
  readonly to: number | null
}

export const wallStateLimits = { spans: 200, open: 40, notified: 12, lines: 3, seconds: 86_400 } as const

/** Who has to hear of an alarm: when it was acknowledged, or how often it was called in vain. */
export const notifiedSchema = z.strictObject({
  who: words(60),
  at: moment.nullable(),
  calls: z.number().int().min(0).max(99),
})
export type Notified = z.infer<typeof notifiedSchema>

/** What an alarm says, as the take-over of VISUAL §10 shows it. */
export const alarmContentSchema = z.strictObject({
  what: words(60),
  unit: z.string().min(1).max(40).describe('where: a unit of the register'),
  at: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).nullable(),
  radius: z.number().int().min(50).max(50_000).nullable().describe('metres'),
  since: moment,
  commander: words(80),
  notified: z.array(notifiedSchema).max(wallStateLimits.notified),
  lines: z.array(z.strictObject({ label: words(20), text: words(80) })).max(wallStateLimits.lines),
  source: words(60).describe('who told it'),
  rule: z.string().max(40).nullable().describe('the rule that raised it; null: a person'),
})
export type AlarmContent = z.infer<typeof alarmContentSchema>

const show = z.union([sceneSchema, z.strictObject({ programme: z.string().max(40) })])
const contents = {
  alarm: alarmContentSchema,
  'take-over': z.strictObject({ show, reason: words(120) }),
  freeze: z.strictObject({ reason: words(120) }),
  banner: z.strictObject({ text: words(140) }),
  identify: z.strictObject({}),
  point: z.strictObject({
    target: z.union([z.strictObject({ tile: words(40) }), z.strictObject({ unit: words(40) })]),
  }),
  reload: z.strictObject({ output: z.string().max(8).nullable().describe('null: all') }),
} as const

/** What can be laid over the programme of a wall, and what each says. */
export const spanKinds = [
  'alarm',
  'take-over',
  'freeze',
  'banner',
  'identify',
  'point',
  'reload',
] as const satisfies readonly (keyof typeof contents)[]
export type SpanKind = (typeof spanKinds)[number]
export const spanContents = contents

const laid = <Shape extends z.ZodRawShape>(content: z.ZodObject<Shape>) =>
  z.strictObject({ ...spanShape, ...content.shape })
const many = <S extends z.ZodType>(schema: S) => z.array(schema).max(wallStateLimits.spans)

/** What is laid over the programme of a wall: the one item of the topic `wall/<id>`. */
export const wallStateSchema = z.strictObject({
  alarms: many(laid(contents.alarm)),
  takeOvers: many(laid(contents['take-over'])),
  freezes: many(laid(contents.freeze)),
  banners: many(laid(contents.banner)),
  identifies: many(laid(contents.identify)),
  points: many(laid(contents.point)),
  reloads: many(laid(contents.reload)),
})
export type WallState = z.infer<typeof wallStateSchema>
export type Alarm = WallState['alarms'][number]
/** A scene, or a programme of the wall, that a director has put on it. */
export type TakeOver = WallState['takeOvers'][number]
/** The picture as it was at `from`. */
export type Freeze = WallState['freezes'][number]

/** A wall over which nothing has been laid. */
export const plainWallState: WallState = {
  alarms: [],
  takeOvers: [],
  freezes: [],
  banners: [],
  identifies: [],
  points: [],
  reloads: [],
}

/** The key of the one item of the topic `wall/<id>`. */
export const wallStateKey = 'state'
