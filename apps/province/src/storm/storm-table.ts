import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const shares = z.record(z.string(), z.number())

/**
 * A storm evening. `courses`: values at its hours, from its start to its end. `figures`: which columns follow which course. `cases`:
 * how many more of a system's cases come, and the shares of fields that differ from a usual day. `darkBy`: the share of cameras and
 * devices that nothing comes from.
 */
const stormSchema = z
  .strictObject({
    hours: z.number().int().min(1),
    courses: z.record(z.string(), z.array(z.number())),
    figures: z.array(
      z.strictObject({
        system: z.string(),
        column: z.string(),
        course: z.string(),
        how: z.enum(['level', 'more', 'less']),
        scatter: z.number().min(0).max(1),
      }),
    ),
    cases: z.array(
      z.strictObject({ system: z.string(), count: z.number().int().min(1), fields: z.record(z.string(), shares) }),
    ),
    darkBy: z.string(),
  })
  .refine(
    ({ hours, courses }) => Object.values(courses).every((values) => values.length === hours + 1),
    'a course has a value for the start and each hour',
  )
  .refine(
    ({ courses, figures, darkBy }) => [darkBy, ...figures.map(({ course }) => course)].every((name) => name in courses),
    'names a course that there is not',
  )
type StormTable = Readonly<z.infer<typeof stormSchema>>
export type StormFigure = StormTable['figures'][number]
export type StormCases = StormTable['cases'][number]

/** The storm evening of the sample. */
export const stormTable: StormTable = stormSchema.parse(
  parse(readFileSync(new URL('../../tables/storm.yaml', import.meta.url), 'utf8')),
)

/** The value of a course at an hour of the evening, straight between its full hours; 0 before and after it. */
export function courseAt(name: string, hour: number): number {
  const values = stormTable.courses[name] ?? []
  if (hour < 0 || hour > stormTable.hours) return 0
  const index = Math.min(stormTable.hours - 1, Math.floor(hour))
  const [before = 0, after = 0] = [values[index], values[index + 1]]
  return before + (after - before) * (hour - index)
}
