import { type Beat, type PairingState, routes } from '@toan-canh/contract'
import { ApiError, ask } from '../app/api.ts'
import { forgetIslands } from '../island/forget-islands.ts'
import { claimsOver, deviceAuthorization, forget, keep, publicKey } from './identity.ts'

const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body: typeof body === 'string' ? body : JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...headers },
})

/** A new code for this screen. */
export async function askCode(signal: AbortSignal) {
  const body = { key: await publicKey() }
  return ask(routes.pairing.path, routes.pairing.response, signal, post(body))
}

/** What became of a code; keeps the token when it was confirmed. */
export async function askPairing(claim: string, signal: AbortSignal): Promise<PairingState> {
  const path = routes.pairingState.path.replace(':claim', encodeURIComponent(claim))
  const state = await ask(path, routes.pairingState.response, signal, post({}))
  if (state.kind === 'paired') {
    const { device, token, wall, output } = state
    await keep({ device, token, wall, output })
  }
  return state
}

/** Tells the centre how this screen is and hears which release it is to run; `lost` when the centre no longer knows it: then everything is forgotten. */
export async function sendBeat(beat: Beat, now: number): Promise<{ readonly release: string | null } | 'lost'> {
  const said = JSON.stringify(beat)
  const claims = await claimsOver(said, now)
  if (claims === null) return 'lost'
  try {
    const headers = { authorization: deviceAuthorization(claims) }
    const answer = await ask(routes.deviceBeat.path, routes.deviceBeat.response, null, post(said, headers))
    await keep({ wall: answer.wall, output: answer.output, ...(answer.token === null ? {} : { token: answer.token }) })
    return { release: answer.release }
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 403) throw error
    await forget()
    await forgetIslands()
    return 'lost'
  }
}
