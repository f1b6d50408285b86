import { createHash } from 'node:crypto'
import { fetchStart, type Fetching, LookEnds } from './fetch-start.ts'
import { isDark } from './is-dark.ts'
import type { Look } from './verdicts.ts'

/** Looks at a snapshot (JPEG): its bytes, which no living sensor gives twice, and whether it is dark. Throws as `fetchStart`. */
export async function lookAtSnapshot(text: string, mostBytes: number, on: Fetching): Promise<Look> {
  const { body, end } = await fetchStart(text, mostBytes, on)
  if (end === 'bound') throw new LookEnds('too_large')
  if (body.length === 0) throw new LookEnds('empty')
  if (body[0] !== 0xff || body[1] !== 0xd8) throw new LookEnds('wrong_type')
  if (!body.subarray(-64).includes(Buffer.from([0xff, 0xd9]))) throw new LookEnds('cut')
  const dark = isDark(body)
  if (dark === null) throw new LookEnds('wrong_type')
  return { kind: 'picture', print: createHash('sha256').update(body).digest('base64url'), isDark: dark, order: null }
}
