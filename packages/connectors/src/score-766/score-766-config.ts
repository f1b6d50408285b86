import { z } from 'zod'

const department = z.strictObject({
  /** The portal's own id of the department. */
  id: z.uuid(),
  /** How the department is called in sentences: a code of the register. */
  code: z.string().min(1).max(40),
})

/** Configuration of the connector `score-766`: the public pages of the national portal's index (DOMAIN §2.6). */
export const score766ConfigSchema = z
  .strictObject({
    type: z.literal('score-766'),
    /** Where the groups lie, up to `/evaluation`. */
    base: z.string().min(1),
    /** The certificate of an authority of your own, relative to the file of the source. */
    ca: z.string().min(1).optional(),
    departments: z.array(department).min(1).max(200),
    /** `month`: the last that has ended; `quarter` and `year`: the ones that run. */
    every: z.enum(['month', 'quarter', 'year']).default('month'),
    pageSize: z.number().int().min(1).max(200).default(200),
    /** One question at a time, with a pause of chance between two. */
    pauseSeconds: z
      .strictObject({ least: z.number().min(0).max(600), most: z.number().min(0).max(600) })
      .default({ least: 3, most: 9 }),
  })
  .refine(({ pauseSeconds }) => pauseSeconds.least <= pauseSeconds.most, 'pauseSeconds: least is more than most')
export type Score766Config = z.infer<typeof score766ConfigSchema>
