/** What was seen of a camera. `unknown`: nobody has looked, or there is no way to look. */
export const verdicts = ['live', 'dark', 'frozen', 'no_signal', 'unknown'] as const
export type Verdict = (typeof verdicts)[number]

/** What is wrong, as named states; the guide "add a source" says of each who must act. */
export const problems = [
  'not_ready',
  'no_bytes',
  'no_path',
  'unreachable',
  'timeout',
  'forbidden',
  'password',
  'status',
  'redirect',
  'too_large',
  'cut',
  'wrong_type',
  'empty',
  'ended',
  'still',
  'stalled',
  'black',
  'clock',
] as const
export type Problem = (typeof problems)[number]

/** What one look brought: a picture known by its print, or none. */
export type Look =
  | {
      readonly kind: 'picture'
      readonly print: string
      readonly isDark: boolean
      /** The number of the newest segment; null for a snapshot. */
      readonly order: number | null
    }
  | { readonly kind: 'nothing'; readonly problem: Problem }
