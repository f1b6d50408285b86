import { z } from 'zod'

const instant = z.iso.datetime({ offset: true })
export const reminderWays = ['mail', 'webhook', 'hand'] as const

/** At so many reminders in a year a unit's leadership is reviewed, and its head answers for it (DOMAIN §0.5). */
export const reminderMarks = [3, 6] as const

export const obligationSchema = z.strictObject({
  id: z.number().int(),
  source: z.string(),
  sourceName: z.string(),
  owner: z.string().describe('position that owns the source'),
  unit: z.string(),
  dueAt: instant,
  heldUntil: instant.describe('end of the tolerance'),
  arrivedAt: instant.nullable(),
  reminders: z.number().int(),
})

export const reminderSchema = z.strictObject({
  id: z.number().int(),
  source: z.string(),
  sourceName: z.string(),
  unit: z.string(),
  number: z.number().int().describe('which reminder of this breach'),
  dueAt: instant,
  arrivedAt: instant.nullable(),
  at: instant,
  way: z.enum(reminderWays),
  recipient: z.string(),
  note: z.string(),
  attempts: z.number().int(),
  sentAt: instant.nullable(),
  failure: z.string().nullable(),
})

/** The ledger of a year: what was due and arrived, who was reminded when and how, and how often each unit was. */
export const remindersAnswerSchema = z.strictObject({
  year: z.number().int(),
  units: z.array(
    z.strictObject({
      unit: z.string(),
      name: z.string(),
      count: z.number().int(),
      mark: z
        .union([z.literal(3), z.literal(6)])
        .nullable()
        .describe('the last mark that was reached'),
    }),
  ),
  obligations: z.array(obligationSchema).describe('the newest first, at most 500'),
  reminders: z.array(reminderSchema).describe('the newest first, at most 500'),
})
export type RemindersAnswer = z.infer<typeof remindersAnswerSchema>
