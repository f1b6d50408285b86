import type { QualityPart, Share } from '@toan-canh/contract'
import { missing, numberText, shareText } from '../../ui/format.ts'
import { qualityText } from '../../ui/quality-messages.ts'

const secondMs = 1_000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
/** Below two hours minutes say more, below two minutes seconds. */
const hoursFromMs = 2 * hourMs
const minutesFromMs = 2 * minuteMs

/** Promises are measured in time, everything else in numbers. */
function halfText(part: QualityPart, amount: number, whole: number): string {
  if (part !== 'live') return numberText(amount)
  if (whole < minutesFromMs) return qualityText.seconds(numberText(Math.ceil(amount / secondMs)))
  return whole < hoursFromMs
    ? qualityText.minutes(numberText(Math.floor(amount / minuteMs)))
    : qualityText.hours(numberText(Math.floor(amount / hourMs)))
}

/** One of the four words for one source or unit: share, bar, and its two halves; without a denominator a dash and why. */
export function ShareCell({ part, share }: { readonly part: QualityPart; readonly share: Share }) {
  const { value, num, den } = share
  const why = part === 'complete' ? qualityText.noPromise : qualityText.nothing
  return (
    <td data-label={qualityText.parts[part]} className="quality-share">
      <b>{value === null ? missing : shareText(value)}</b>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        {value === null ? (
          <path d="M0 2H100" stroke="var(--text3)" strokeDasharray="3 3" vectorEffect="non-scaling-stroke" />
        ) : (
          <>
            <rect width={100} height={4} fill="var(--line)" />
            <rect width={value * 100} height={4} fill="var(--lam)" />
          </>
        )}
      </svg>
      <small>{value === null ? why : `${halfText(part, num, den)} / ${halfText(part, den, den)}`}</small>
    </td>
  )
}
