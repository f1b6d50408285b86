import { z } from 'zod'

const day = z.iso.date()
/** Plain text: nothing in it is read as markup. */
const words = z.string().min(1).max(600)

/** Words that somebody answers for. They stand from `from` on and say from `until` on that they no longer hold. */
export const textConfigSchema = z.strictObject({
  paragraphs: z.array(words).min(1).max(8),
  owner: z.string().min(1),
  from: day,
  until: day.optional(),
})
export type TextConfig = z.infer<typeof textConfigSchema>

/** Dated notices, the newest first. One is shown from its day until the day before `until`; `freshDays`: from when on the newest is old. */
export const newsConfigSchema = z.strictObject({
  items: z
    .array(
      z.strictObject({
        day,
        title: z.string().min(1).max(160),
        text: words.optional(),
        by: z.string().min(1),
        until: day.optional(),
      }),
    )
    .max(24),
  owner: z.string().min(1),
  freshDays: z.number().int().min(1).max(366).default(30),
})
export type NewsConfig = z.infer<typeof newsConfigSchema>

export const clockConfigSchema = z.strictObject({})

export const countdownEnds = ['end-of-month', 'end-of-quarter', 'end-of-year'] as const
/** What is waited for: an instant, or the end of the running month, quarter or year. `basis` says who set it. */
export const countdownConfigSchema = z.strictObject({
  to: z.union([z.iso.datetime({ offset: true }), z.enum(countdownEnds)]),
  basis: z.string().min(1),
  owner: z.string().min(1),
})
export type CountdownConfig = z.infer<typeof countdownConfigSchema>
