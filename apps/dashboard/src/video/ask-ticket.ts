import { type CameraTicket, routes } from '@toan-canh/contract'
import { ask } from '../app/api.ts'
import { isFramed } from '../screen/is-framed.ts'

/** A camera as its source names it. */
export interface CameraKey {
  readonly source: string
  readonly id: string
}

/** Asks to watch a camera; an output signs what it asks. Throws `ApiError` with the sentence of the centre. */
export async function askTicket({ source, id }: CameraKey, signal: AbortSignal): Promise<CameraTicket> {
  const said = JSON.stringify({ source, id })
  const { path, response } = routes.cameraTicket
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  if (isFramed()) {
    const { claimsOver, deviceAuthorization } = await import('../screen/identity.ts')
    const claims = await claimsOver(said, Date.now())
    if (claims !== null) headers['authorization'] = deviceAuthorization(claims)
  }
  return ask(path, response, signal, { method: 'POST', body: said, headers })
}
