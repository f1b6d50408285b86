import type { Explanation } from '@toan-canh/contract'
import { asOfText, numberText } from '../../ui/format.ts'
import { deskText } from '../../ui/desk-messages.ts'
import { text } from '../../ui/messages.ts'
import { useMinute } from '../../widgets/use-cover.ts'
import { useDesk } from '../desk-context.tsx'

type Records = Explanation['records']
type Stretches = NonNullable<Records[number]['stretches']>

const stateWords = new Map<string, string>(
  Object.entries({ ...deskText.caseStates, ...text.assets.state, gone: text.assets.gone }),
)

/** From when to when an asset was in which state, the newest first. */
function StretchList({ stretches }: { readonly stretches: Stretches }) {
  const now = useMinute()
  const timeOf = (instant: string) => asOfText(Date.parse(instant), now)
  return (
    <ol className="stretches">
      {stretches.toReversed().map(({ state, from, to }) => (
        <li key={from} data-state={state}>
          {stateWords.get(state)} {timeOf(from)} – {to === null ? text.assets.untilNow : timeOf(to)}
        </li>
      ))}
    </ol>
  )
}

function wordsOf(records: Records) {
  return records.some(({ stretches }) => stretches !== undefined) ? text.assets.records : deskText.records
}

/** Codes of records behind a number: nothing of the people in them. */
export function ExplainRecords({ explanation: { records } }: { readonly explanation: Explanation }) {
  const { catalogue } = useDesk()
  if (records.length === 0) return <p className="explain-note">{deskText.noRecords}</p>
  return (
    <details className="explain-details">
      <summary>{wordsOf(records)(numberText(records.length))}</summary>
      <ul className="records">
        {records.map(({ id, unit, state, stretches }) => (
          <li key={id}>
            <code>{id}</code>
            <small>
              {catalogue.register.find(unit)?.name ?? unit} · {stateWords.get(state) ?? state}
            </small>
            {stretches === undefined ? null : <StretchList stretches={stretches} />}
          </li>
        ))}
      </ul>
    </details>
  )
}
