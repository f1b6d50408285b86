import type { IncomingMessage } from 'node:http'
import type { z } from 'zod'
import { bodyOf } from './body-of.ts'
import { HttpProblem } from './problem.ts'

const bodyBytes = 64 * 1024

/** The body of a request as JSON, at most 64 KiB; refused when it is none. */
export async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const body = await bodyOf(request, bodyBytes)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw new HttpProblem('bad_request', 'Nội dung không phải JSON')
  }
}

/** The body of a request in a shape; the first thing that is wrong is named with its place. */
export async function shapeOf<T>(request: IncomingMessage, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await jsonOf(request))
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new HttpProblem('bad_request', wrong[0] ?? 'Nội dung sai dạng')
}
