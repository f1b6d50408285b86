import type { Instant } from '@toan-canh/calendar'
import type { AssetState } from '@toan-canh/contract'
import type { Judged, PictureVerdict } from './picture-judgement.ts'

export type CameraWay = 'whep' | 'hls' | 'snapshot'

/** What a tile sees of a camera. `none`: no picture; `isCamera` says whether that is the camera's doing or ours. */
export type CameraSight =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'picture'; readonly way: CameraWay; readonly judged: Judged }
  | { readonly kind: 'none'; readonly sentence: string; readonly isCamera: boolean; readonly since: Instant }

/** What the pictures say, in one word; `looking` while nothing can be said. */
export function verdictOf(sight: CameraSight): PictureVerdict {
  if (sight.kind === 'picture') return sight.judged.verdict
  return sight.kind === 'none' && sight.isCamera ? 'no_signal' : 'looking'
}

const bad: readonly PictureVerdict[] = ['frozen', 'dark', 'no_signal']

/**
 * Whether the pictures contradict what the source says: `told_up` where a source shows a camera as up whose picture stands still, is
 * dark or does not come; `told_down` where it says down and the picture lives.
 */
export function contradictionOf(state: AssetState, sight: CameraSight): 'told_up' | 'told_down' | null {
  const verdict = verdictOf(sight)
  if (state === 'up' && bad.includes(verdict)) return 'told_up'
  return state === 'down' && verdict === 'live' ? 'told_down' : null
}
