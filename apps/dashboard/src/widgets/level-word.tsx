import './tile.css'
import type { Level } from '@toan-canh/contract'
import { LevelMark } from '../ui/marks/mark.tsx'
import { text } from '../ui/messages.ts'
import { px } from '../ui/size.ts'

const markPerText = 1.06

/** A level in three signs: colour, shape, word. `size` is the text's, in author pixels; `word` says why there is no level. */
export function LevelWord({
  level,
  size,
  word,
}: {
  readonly level: Level
  readonly size: number
  readonly word?: string
}) {
  return (
    <span className="level" data-level={level} style={{ fontSize: px(size) }}>
      <LevelMark level={level} size={Math.round(size * markPerText)} />
      {word ?? text.level[level]}
    </span>
  )
}
