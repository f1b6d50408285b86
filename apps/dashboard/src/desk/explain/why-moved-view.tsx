import { type IndicatorView, type ReadingName, topicName } from '@toan-canh/contract'
import { changeText } from '../../ui/format.ts'
import { deskText } from '../../ui/desk-messages.ts'
import { briefPeriod, changeWords } from '../board/change-words.ts'
import { comparedWith, likeForLike } from '../comparison.ts'
import { useDesk } from '../desk-context.tsx'
import { useComparable } from '../use-comparable.ts'
import { usePoints } from '../use-points.ts'
import { type Contribution, contributionsOf, countContributionsOf, largestOf, type MovedQuestion } from './why-moved.ts'

const shownParts = 3
const bar = { width: 90, height: 14 } as const

function Bar({ by, most }: { readonly by: number; readonly most: number }) {
  const length = most === 0 ? 0 : (Math.abs(by) / most) * (bar.width / 2)
  const middle = bar.width / 2
  return (
    <svg className="why-bar" viewBox={`0 0 ${bar.width} ${bar.height}`} aria-hidden="true">
      <rect
        x={by < 0 ? middle - length : middle}
        width={length}
        height={bar.height}
        fill={by < 0 ? 'var(--fall)' : 'var(--lam)'}
      />
      <path d={`M${middle} 0v${bar.height}`} stroke="var(--text)" />
    </svg>
  )
}

/** Rates and counts move by their members; means and quantiles do not add up. */
function contributionsTo({ formula }: IndicatorView, question: Omit<MovedQuestion, 'scale'>): readonly Contribution[] {
  if ('ratio' in formula) return contributionsOf({ ...question, scale: formula.scale })
  return 'sum' in formula ? countContributionsOf(question) : []
}

/** By what a rate is divided to say why it moved: the units below, else the first dimension. */
function divisionOf(name: ReadingName, indicator: IndicatorView, hasUnitsBelow: boolean): string | null {
  if (hasUnitsBelow) return 'unit'
  return name.slice === null ? (Object.keys(indicator.dimensions)[0] ?? null) : null
}

function Parts({ parts, decimals }: { readonly parts: readonly Contribution[]; readonly decimals: number }) {
  const most = Math.max(...parts.map(({ by }) => Math.abs(by)))
  return (
    <table className="why">
      <tbody>
        {parts.map(({ key, name, by }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td>
              <Bar by={by} most={most} />
            </td>
            <td className="why-by">{changeText(by, decimals)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function whyWords(change: number, indicator: IndicatorView, period: string): string {
  const { why } = deskText
  const size = changeWords(Math.abs(change), indicator).replace('+', '')
  if (!/[1-9]/.test(size)) return why.still(period)
  return change > 0 ? why.up(size, period) : why.down(size, period)
}

function Moved({
  indicator,
  name,
  by,
}: {
  readonly indicator: IndicatorView
  readonly name: ReadingName
  readonly by: string
}) {
  const { scope, catalogue } = useDesk()
  const whole = comparedWith(name.period, scope.comparison.kind)
  const part = likeForLike(name.period, whole, scope.today)
  const topicOf = (period: typeof part) =>
    topicName({
      kind: 'breakdown',
      indicator: indicator.id,
      unit: name.unit,
      boundary: name.boundary,
      period,
      by,
      slice: name.slice,
    })
  const [now, before] = [usePoints(topicOf(name.period)), usePoints(topicOf(part), useComparable(indicator, part))]
  const isWhole = [...now.values(), ...before.values()].every(({ g }) => g === undefined || g === 'no_denominator')
  const nameOf = (key: string) =>
    by === 'unit'
      ? (catalogue.register.find(key)?.short ?? catalogue.register.find(key)?.name ?? key)
      : (indicator.dimensions[by]?.values?.[key] ?? key)
  const contributions = isWhole ? contributionsTo(indicator, { now, before, nameOf }) : []
  if (contributions.length === 0 || now.size === 0 || before.size === 0) return null
  const change = contributions.reduce((sum, each) => sum + each.by, 0)
  return (
    <section>
      <h3>{whyWords(change, indicator, briefPeriod(part, scope.today))}</h3>
      <Parts parts={largestOf(contributions, shownParts, deskText.whyRest)} decimals={indicator.decimals} />
    </section>
  )
}

/** What moved a number against the comparison, by the members that moved it most; nothing for what cannot be compared. */
export function WhyMoved({ indicator, name }: { readonly indicator: IndicatorView; readonly name: ReadingName }) {
  const { catalogue } = useDesk()
  const by = divisionOf(name, indicator, catalogue.register.childrenOf(name.unit).length > 0)
  if (by === null) return null
  return <Moved indicator={indicator} name={name} by={by} />
}
