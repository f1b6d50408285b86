import { z } from 'zod'
import { alarmContentSchema, spanContents, wallStateLimits, wallStateSchema } from './wall-state.ts'

const seconds = z.number().int().min(1).max(wallStateLimits.seconds)
/** `null`: until somebody ends it. */
const span = { seconds: seconds.nullable() }
const named = { span: z.string().max(40) }
const who = { who: z.string().trim().min(1).max(60) }

/** What a director orders of a wall. */
export const wallOrderSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('take-over'), ...spanContents['take-over'].shape, ...span }),
  z.strictObject({ kind: z.literal('freeze'), ...spanContents.freeze.shape, ...span }),
  z.strictObject({ kind: z.literal('banner'), ...spanContents.banner.shape, ...span }),
  z.strictObject({ kind: z.literal('point'), ...spanContents.point.shape, ...span }),
  z.strictObject({ kind: z.literal('identify'), seconds }),
  z.strictObject({ kind: z.literal('reload'), ...spanContents.reload.shape }),
  z.strictObject({
    kind: z.literal('alarm'),
    ...alarmContentSchema.omit({ notified: true, since: true, rule: true }).shape,
    since: z.number().int().nullable(),
    notify: z.array(who.who).max(wallStateLimits.notified),
    ...span,
  }),
  z.strictObject({ kind: z.literal('end'), ...named }),
  z.strictObject({ kind: z.literal('acknowledge'), ...named, ...who }),
  z.strictObject({ kind: z.literal('call'), ...named, ...who }),
])
export type WallOrder = z.infer<typeof wallOrderSchema>

/** An order and who gives it: until there are accounts a position that is typed in. */
export const wallOrderBodySchema = z.strictObject({ by: z.string().trim().min(1).max(80), order: wallOrderSchema })

export const wallOrderAnswerSchema = z.strictObject({
  span: z.string().describe('what was laid, ended or acknowledged'),
  state: wallStateSchema,
})

/** What the record of a wall keeps: what it showed, what was ordered, what happened to its outputs. */
export const wallLogKinds = ['shown', 'order', 'device'] as const

export const wallLogLineSchema = z.strictObject({
  id: z.number().int(),
  at: z.iso.datetime({ offset: true }),
  kind: z.enum(wallLogKinds),
  by: z.string(),
  what: z.string().describe('the key of what was shown, the kind of the order, what became of an output'),
  content: z.record(z.string(), z.unknown()),
})
export type WallLogLine = z.infer<typeof wallLogLineSchema>
