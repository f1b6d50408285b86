import './tile.css'
import type { Gap, Point } from '@toan-canh/contract'
import { numberText, waitText, withOperator } from '../ui/format.ts'
import { text } from '../ui/messages.ts'
import { px } from '../ui/size.ts'
import type { Cover } from './cover.ts'

/** Blocks where the number and its notes will be; after two seconds the words. `sizes` are width and height in author pixels. */
export function Waiting({ sizes }: { readonly sizes: readonly (readonly [width: number, height: number])[] }) {
  return (
    <div className="waiting" aria-busy="true">
      {sizes.map(([width, height]) => (
        <i key={`${width}x${height}`} style={{ width: px(width), height: px(height) }} />
      ))}
      <span className="waiting-words">{text.waitingData}</span>
    </div>
  )
}

/** What is missing, in words. */
export function gapText(gap: Gap, cover: Cover | null): string {
  if (gap === 'history_incomplete') return historyText(cover)
  const { hiddenSmall, noDenominator, notStarted, partialPeriod, empty, ground } = text
  return {
    no_denominator: noDenominator,
    not_started: notStarted,
    partial: partialPeriod,
    no_data: empty,
    not_in_force: ground.notInForce,
    divided: ground.divided,
    side_by_side: ground.sideBySide,
    not_comparable: ground.notComparable,
    hidden: hiddenSmall,
  }[gap]
}

/** "mất dữ liệu, lần cuối 9". */
export function expiredText({ v, o }: Pick<Point, 'o'> & { readonly v: number }, decimals: number): string {
  return text.lostData(withOperator(o ?? '=', numberText(v, decimals)))
}

/** "Đang nạp lịch sử, còn 3 phút". */
export function historyText(cover: Cover | null): string {
  const left = cover?.historyLeft
  return left === undefined || left === null ? text.historyLoadingOpen : text.historyLoading(waitText(left))
}

/** The same where there is little room: "Nạp lịch sử, còn 3 phút". */
export function historyTightText(cover: Cover | null): string {
  const left = cover?.historyLeft
  return left === undefined || left === null ? text.historyLoadingOpen : text.historyLoadingTight(waitText(left))
}

/** Missing is drawn as missing: a dash, and why. Never 0, never nothing. */
export function Empty({ gap, cover }: { readonly gap: Gap; readonly cover: Cover | null }) {
  return (
    <div className="void grow">
      <i className="void-dash" />
      <span>{gapText(gap, cover)}</span>
    </div>
  )
}

/** A whole block whose source has been gone for too long. */
export function Expired() {
  return (
    <div className="void grow">
      <i className="void-dash" />
      <span>{text.lostAll}</span>
    </div>
  )
}

/** The tile's own failure: what, why in few words, and no level. */
export function Failed({ reason }: { readonly reason: string }) {
  return (
    <div className="failed" role="alert">
      <b>{text.failed}</b>
      <span>{reason}</span>
    </div>
  )
}
