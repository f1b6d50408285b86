import { z } from 'zod'
import { levels } from './readings.ts'
import { wallStateLimits } from './wall-state.ts'

const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)
const words = (most: number) => z.string().trim().min(1).max(most)

/**
 * When a reading takes walls over: where it is over or under a limit, or of a level, for the unit itself or for each unit
 * below it. It is raised once for as long as that lasts.
 */
export const alarmRuleSchema = z
  .strictObject({
    id: name,
    what: words(60),
    indicator: z.string().max(80),
    unit: z.string().max(40),
    by: z.enum(['whole', 'unit']).default('whole'),
    over: z.number().optional(),
    under: z.number().optional(),
    level: z.enum(levels).optional(),
    /** A wall of the catalogue; without it every wall. */
    wall: name.optional(),
    /** Where it is shown to be, when the unit says too little. */
    place: z
      .strictObject({
        unit: z.string().max(40),
        at: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).optional(),
      })
      .optional(),
    radius: z.number().int().min(50).max(50_000).optional(),
    commander: words(80),
    notify: z.array(words(60)).max(wallStateLimits.notified).default([]),
  })
  .refine(
    ({ over, under, level }) => [over, under, level].filter((each) => each !== undefined).length === 1,
    'must have exactly one of over, under and level',
  )
export type AlarmRule = z.infer<typeof alarmRuleSchema>
