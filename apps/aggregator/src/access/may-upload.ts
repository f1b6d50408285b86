import { createHash, timingSafeEqual } from 'node:crypto'

/** `closed`: nobody has opened the door; `refused`: the key does not fit. */
export type UploadRight = 'allowed' | 'refused' | 'closed'

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** Whether a request with this `Authorization` may hand in files: only with the token of the setting, and never without that setting. */
export function mayUpload(authorization: string | undefined, token: string | undefined): UploadRight {
  if (token === undefined) return 'closed'
  const given = /^Bearer (.+)$/.exec(authorization ?? '')?.[1]
  return given !== undefined && timingSafeEqual(digest(given), digest(token)) ? 'allowed' : 'refused'
}
