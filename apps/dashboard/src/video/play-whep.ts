import type { OnPlayEnd } from './play-hls.ts'

const gatherMs = 1_000
const lostMs = 5_000
const answerMs = 10_000
const lostStates: readonly RTCPeerConnectionState[] = ['failed', 'closed']

/** Waits for the addresses of this side, a second at most: the offer is sent whole. */
async function gathered(peer: RTCPeerConnection): Promise<void> {
  if (peer.iceGatheringState === 'complete') return
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, gatherMs)
  peer.addEventListener('icegatheringstatechange', () => {
    if (peer.iceGatheringState === 'complete') resolve()
  })
  await promise
  clearTimeout(timer)
}

/**
 * Plays a camera over WebRTC (WHEP, draft-ietf-wish-whep): offers to receive one video, takes the answer of 201, and deletes the
 * session at `Location` when `signal` ends it or the page goes. Throws when the offer is not taken.
 */
export async function playWhep(
  video: HTMLVideoElement,
  address: string,
  on: { readonly signal: AbortSignal; readonly onEnd: OnPlayEnd },
): Promise<void> {
  const { signal, onEnd } = on
  const peer = new RTCPeerConnection()
  let session: string | null = null
  let lost: ReturnType<typeof setTimeout> | undefined
  const leave = (): void => {
    if (session !== null) void fetch(session, { method: 'DELETE', keepalive: true }).catch(() => {})
    session = null
  }
  const end = (): void => {
    clearTimeout(lost)
    globalThis.removeEventListener('pagehide', leave)
    peer.close()
    leave()
    video.srcObject = null
  }
  signal.addEventListener('abort', end, { once: true })
  try {
    peer.addTransceiver('video', { direction: 'recvonly' })
    peer.addEventListener('track', ({ track, streams }) => {
      video.srcObject = streams[0] ?? new MediaStream([track])
    })
    peer.addEventListener('connectionstatechange', () => {
      clearTimeout(lost)
      if (lostStates.includes(peer.connectionState)) onEnd()
      if (peer.connectionState === 'disconnected') lost = setTimeout(onEnd, lostMs)
    })
    await peer.setLocalDescription(await peer.createOffer())
    await gathered(peer)
    signal.throwIfAborted()
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/sdp' },
      body: peer.localDescription?.sdp ?? '',
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerMs)]),
    })
    const location = answer.headers.get('location')
    if (answer.status !== 201) throw new Error(`WHEP ${answer.status}`)
    session = location === null ? null : new URL(location, new URL(address, globalThis.location.href)).href
    if (signal.aborted) leave()
    signal.throwIfAborted()
    globalThis.addEventListener('pagehide', leave)
    await peer.setRemoteDescription({ type: 'answer', sdp: await answer.text() })
  } catch (error) {
    if (!signal.aborted) end()
    throw error
  }
}
