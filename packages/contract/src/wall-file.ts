import { z } from 'zod'
import { alarmRuleSchema } from './alarm-rules.ts'
import { wallSchema } from './walls.ts'

/** `walls.yaml` of a pack: walls, and when readings take them over. */
export const wallFileSchema = z.strictObject({
  walls: z.array(wallSchema).max(40).default([]),
  alarms: z.array(alarmRuleSchema).max(60).default([]),
})
