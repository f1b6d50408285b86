import './tile.css'
import { dayOf, type Instant, type Period } from '@toan-canh/calendar'
import { ageText, asOfText, clockText, periodText, shortDayText, tightPeriodText } from '../ui/format.ts'
import { FreshnessMark } from '../ui/marks/mark.tsx'
import { text } from '../ui/messages.ts'
import type { Cover } from './cover.ts'
import { EnteredMark } from './entered-mark.tsx'
import { useMinute } from './use-cover.ts'

const noteMarkSize = 38
const minuteMs = 60_000

/** The end of a closed period: its year stands in the period's name beside it. */
function closedText(at: Instant): string {
  return `${clockText(at)}\u00A0${shortDayText(dayOf(at))}`
}

/** What a cover says in words: the time while it is good, the step and the age when it is not, the age when the centre is gone. */
export function coverText(cover: Cover, now: Instant): string {
  if (cover.asOf === null) return text.noCover
  if (cover.freshness === 'late') return text.lateFor(ageText(cover.ageMs))
  if (cover.freshness === 'stale') return text.staleFor(ageText(cover.ageMs))
  if (cover.freshness === 'lost') return text.lostFor(ageText(cover.ageMs))
  if (cover.isClosed) return closedText(cover.asOf)
  if (!cover.isOffline) return asOfText(cover.asOf, now)
  return cover.ageMs < minuteMs ? text.justNow : text.ageAgo(ageText(cover.ageMs))
}

/** Freshness mark and as-of time. */
export function CoverTime({ cover, isTight = false }: { readonly cover: Cover | null; readonly isTight?: boolean }) {
  const now = useMinute()
  if (cover === null) return <span className="foot-time">{text.waitingData}</span>
  return (
    <span className="foot-time" data-freshness={cover.freshness}>
      <FreshnessMark freshness={cover.freshness} size={noteMarkSize} />
      <span className="cut">{isTight && cover.asOf === null ? text.noCoverTight : coverText(cover, now)}</span>
    </span>
  )
}

const wideEnough = 1_300

/** The period's name as a foot of this width (author pixels) can hold it. */
export function periodIn(width: number, period: Period): string {
  return width >= wideEnough ? periodText(period) : tightPeriodText(period)
}

interface FootProps {
  readonly period: string
  readonly cover: Cover | null
  readonly owner: string
}

/** Period, time and owner in one line, for wide blocks, or flowing over two where they are narrow; `before` stands in front. */
export function FootLine({
  period,
  cover,
  owner,
  before,
  isFlowing = false,
}: FootProps & { readonly before?: string | undefined; readonly isFlowing?: boolean }) {
  return (
    <div className="foot" data-flowing={isFlowing ? '' : undefined}>
      {before === undefined ? null : <span className="tight">{before}</span>}
      <span className={before === undefined ? undefined : 'dot-between'}>{period}</span>
      <span className="dot-between">
        <CoverTime cover={cover} />
      </span>
      <span className="dot-between cut grow">{owner}</span>
    </div>
  )
}

/** Period and time, below them the owner, for narrow tiles; `isEntered`: people typed the number. */
export function FootStack({ period, cover, owner, isEntered = false }: FootProps & { readonly isEntered?: boolean }) {
  return (
    <div className="foot-stack">
      <div className="foot">
        <span>{period}</span>
        <span className="dot-between foot-last">
          {isEntered ? <EnteredMark size="0.38rem" /> : <CoverTime cover={cover} isTight />}
        </span>
      </div>
      <div className="foot">
        <span className="cut">{owner}</span>
      </div>
    </div>
  )
}
