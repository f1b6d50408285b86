import { z } from 'zod'

const namedDay = z.strictObject({
  day: z.iso.date(),
  name: z.string().nullable().describe('why the day differs from its weekday; null for a weekly rest day'),
  isProvisional: z.boolean().describe('may still be decided otherwise'),
})

/** Days of a span on which nobody works, and rest days on which somebody does. */
export const daysOffSchema = z.strictObject({
  id: z.string().describe('the calendar of the catalogue'),
  from: z.iso.date(),
  to: z.iso.date(),
  rest: z.array(namedDay),
  worked: z.array(namedDay).describe('rest days by their weekday on which work is made up'),
})
export type DaysOff = z.infer<typeof daysOffSchema>

/** The longest span that is answered at once. */
export const daysOffLimit = 400
