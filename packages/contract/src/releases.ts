import { z } from 'zod'

/** The name of a build of the dashboard: that of its entry file, which changes with everything that it loads. */
export const releaseSchema = z.string().regex(/^[\w-]{1,80}$/)

const entry = /<script[^>]*\ssrc="\/assets\/([\w-]{1,80})\.js"/

/** The release of an `index.html`; `null` when it is no build of ours. */
export function releaseOf(html: string): string | null {
  return entry.exec(html)?.[1] ?? null
}

/**
 * How a release stands: on `trial` at the first output, taken by all once that was well for a minute, or `refused`: all
 * outputs stay with the one before.
 */
export const releaseVerdicts = ['trial', 'taken', 'refused'] as const
export const releaseStatusSchema = z.strictObject({
  id: releaseSchema,
  verdict: z.enum(releaseVerdicts),
  at: z.iso.datetime({ offset: true }).describe('since when it stands so'),
  first: z.string().nullable().describe('the output that tries it, as wall/output'),
  why: z.string().nullable().describe('why it was refused'),
})
export type ReleaseStatus = z.infer<typeof releaseStatusSchema>
