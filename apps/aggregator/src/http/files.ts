import type { IncomingMessage } from 'node:http'
import type { FileReceipt } from '@toan-canh/contract'
import { mayUpload } from '../access/may-upload.ts'
import type { Centre } from '../centre/open-centre.ts'
import { type FileTaker, UntakenFile } from '../ingest/take-file.ts'
import { HttpProblem } from './problem.ts'

/** What takes files, and the token without which nobody may hand one in. */
export interface FileDoor {
  readonly taker: FileTaker
  readonly token: string | undefined
}

const refusals = {
  closed: 'Chưa mở cửa nhận tệp: người vận hành cần đặt UPLOAD_TOKEN.',
  refused: 'Cần tiêu đề Authorization: Bearer với mã nhận tệp đúng.',
} as const

/** POST /api/v1/sources/:source/files: answers what was taken of the file and what was refused. */
export async function files(
  on: { readonly centre: Centre; readonly door: FileDoor | null },
  asked: { readonly source: string; readonly name: string },
  request: IncomingMessage,
): Promise<FileReceipt> {
  const { centre, door } = on
  const right = mayUpload(request.headers.authorization, door?.token)
  if (door === null || right !== 'allowed')
    throw new HttpProblem('forbidden', refusals[right === 'allowed' ? 'closed' : right])
  const source = centre.catalogue.sources.get(asked.source)
  if (source?.definition.connector.type !== 'file-drop')
    throw new HttpProblem('not_found', `Không có nguồn ${asked.source} nhận tệp`)
  return door.taker.take(source, asked.name, request).catch((error: unknown) => {
    throw error instanceof UntakenFile ? new HttpProblem(error.why, error.message) : error
  })
}
