import { deskText } from '../../ui/desk-messages.ts'
import { comparedText } from './change-words.ts'
import { comparedWith, comparisonKinds } from '../comparison.ts'
import { go, useDesk } from '../desk-context.tsx'

/** What the numbers are compared with: the period before, or the same period of last year. */
export function ComparisonControl() {
  const desk = useDesk()
  const { period, comparison, today } = desk.scope
  return (
    <label className="control">
      <span className="control-name">{deskText.against}</span>
      <select
        className="strong-select"
        value={comparison.kind}
        onChange={(event) => {
          const kind = comparisonKinds.find((each) => each === event.target.value)
          if (kind !== undefined) go(desk, { against: kind === 'before' ? null : comparedWith(period, kind).id })
        }}
      >
        {comparisonKinds.map((kind) => (
          <option key={kind} value={kind}>
            {`${comparedText(comparedWith(period, kind), today)} (${deskText.compared[kind]})`}
          </option>
        ))}
      </select>
    </label>
  )
}
