import type { Explanation, IndicatorView } from '@toan-canh/contract'
import { missing, numberText } from '../../ui/format.ts'
import { deskText } from '../../ui/desk-messages.ts'
import { partText } from '../../widgets/part-text.ts'
import { useDesk } from '../desk-context.tsx'
import { type TermPart, termPartsOf } from './term-words.ts'

function isRatio({ formula }: IndicatorView): boolean {
  return 'ratio' in formula || 'mean' in formula
}

/** The terms in one line: the first as it is named, the others lower-case with their signs. */
function wordsOf(part: TermPart | undefined): string {
  return (part?.lines ?? [])
    .map(({ words, amount }, at) => {
      const named = at === 0 ? words : words.charAt(0).toLocaleLowerCase('vi') + words.slice(1)
      return at === 0 && amount >= 0 ? named : `${amount < 0 ? '−' : '+'} ${named}`
    })
    .join(' ')
}

/** Numerator over denominator with their words, as a fraction is written. */
function Fraction({ explanation, parts }: { readonly explanation: Explanation; readonly parts: readonly TermPart[] }) {
  const { reading, indicator } = explanation
  const [over, under] = [
    parts.find(({ part }) => part === 'numerator'),
    parts.find(({ part }) => part === 'denominator'),
  ]
  if (reading.den === null) return null
  const count = (value: number | null) =>
    value === null
      ? missing
      : indicator.partsIn === 'seconds'
        ? partText(value, indicator)
        : numberText(value, Number.isInteger(value) ? 0 : 1)
  const named = indicator.denominator ?? wordsOf(under)
  return (
    <div className="fraction">
      {reading.num === null ? null : (
        <div className="fraction-row">
          <span>{wordsOf(over)}</span>
          <b>{count(reading.num)}</b>
        </div>
      )}
      <div className="fraction-row" data-below={reading.num === null ? undefined : ''}>
        <span>{named.charAt(0).toLocaleUpperCase('vi') + named.slice(1)}</span>
        <b>{count(reading.den)}</b>
      </div>
    </div>
  )
}

function Terms({
  parts,
  titled,
  indicator,
}: {
  readonly parts: readonly TermPart[]
  readonly titled: boolean
  readonly indicator: IndicatorView
}) {
  return parts.map(({ part, lines, total }) => (
    <table key={part} className="terms">
      <caption>{titled ? deskText.parts[part] : deskText.terms}</caption>
      <tbody>
        {lines.map(({ words, amount }, at) => (
          <tr key={`${words} ${at}`}>
            <th scope="row">{words}</th>
            <td>{partText(amount, indicator)}</td>
          </tr>
        ))}
        {lines.length > 1 ? (
          <tr className="terms-total">
            <th scope="row">{deskText.total}</th>
            <td>{partText(total, indicator)}</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  ))
}

/** The fraction, then the formula with every counter that goes into it. */
export function Formula({ explanation }: { readonly explanation: Explanation }) {
  const { catalogue } = useDesk()
  const parts = termPartsOf(explanation.terms, catalogue.indicators.values())
  const ratio = isRatio(explanation.indicator)
  return (
    <>
      <Fraction explanation={explanation} parts={parts} />
      <details className="explain-details">
        <summary>{deskText.formula}</summary>
        <code className="formula">{explanation.formula}</code>
        <Terms parts={parts} titled={ratio} indicator={explanation.indicator} />
      </details>
    </>
  )
}
