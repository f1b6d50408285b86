/** What ends a picture: it cannot go on. */
export type OnPlayEnd = () => void

/** A live camera is watched a little behind its newest segment; what was seen is thrown away. */
const liveSettings = {
  liveSyncDurationCount: 2,
  liveMaxLatencyDurationCount: 6,
  maxLiveSyncPlaybackRate: 1.25,
  maxBufferLength: 12,
  backBufferLength: 4,
}

/** Plays HLS on a video element by Media Source Extensions; the player is loaded with the first stream. */
export async function playHls(
  video: HTMLVideoElement,
  address: string,
  on: { readonly signal: AbortSignal; readonly onEnd: OnPlayEnd },
): Promise<void> {
  const { default: Hls } = await import('hls.js/light')
  on.signal.throwIfAborted()
  if (!Hls.isSupported()) return on.onEnd()
  const player = new Hls(liveSettings)
  let recovered = 0
  player.on(Hls.Events.ERROR, (_, { fatal, type }) => {
    if (!fatal) return
    recovered += 1
    if (type === Hls.ErrorTypes.MEDIA_ERROR && recovered <= 2) player.recoverMediaError()
    else on.onEnd()
  })
  on.signal.addEventListener('abort', () => player.destroy(), { once: true })
  player.attachMedia(video)
  player.loadSource(address)
}
