import { z } from 'zod'

const path = z
  .string()
  .regex(/^\/[^\s]*$/, 'must be a path like /tin-tuc')
  .max(500)

/** A site to look at. `slowMs`: slower than this it is degraded. `news`: a page that says when its newest article came. */
const siteSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case words joined by -')
    .max(80),
  name: z.string().min(1).max(120),
  unit: z.string().min(1).max(40),
  /** An address, or `env:NAME`; `at` is where below it the site begins. */
  url: z.string().min(1).max(500),
  at: path.optional(),
  slowMs: z.number().int().min(50).max(60_000).default(3_000),
  /** `feed`: RSS or Atom; `dates`: a page with days as dd/MM/yyyy. */
  news: z.strictObject({ path, format: z.enum(['feed', 'dates']) }).optional(),
  /** Paths of the site that must answer; `page`: whatever the page itself leads to on its site, the first of it. */
  links: z.union([z.literal('page'), z.array(path).max(20)]).default([]),
})
/** How many links of one page are followed. */
export const mostLinks = 60
export type Site = z.infer<typeof siteSchema>

export const webProbeConfigSchema = z
  .strictObject({ type: z.literal('web-probe'), sites: z.array(siteSchema).min(1).max(300) })
  .superRefine(({ sites }, context) => {
    const seen = new Set<string>()
    for (const [index, { id }] of sites.entries()) {
      if (seen.has(id))
        context.addIssue({ code: 'custom', path: ['sites', index, 'id'], message: `${id} stands twice` })
      seen.add(id)
    }
  })
export type WebProbeConfig = z.infer<typeof webProbeConfigSchema>
