import type { IncomingMessage } from 'node:http'
import { HttpProblem } from './problem.ts'

/** The whole body of a request, at most so many bytes; a larger one is refused. */
export async function bodyOf(request: IncomingMessage, most: number): Promise<Uint8Array> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request) {
    const piece: Buffer = Buffer.isBuffer(part) ? part : Buffer.from(String(part))
    bytes += piece.length
    if (bytes > most)
      throw new HttpProblem('too_large', `Một lần gửi lớn hơn ${most} byte; hãy chia thành nhiều lần gửi.`)
    parts.push(piece)
  }
  return Buffer.concat(parts)
}
