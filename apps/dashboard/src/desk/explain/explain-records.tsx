import type { Explanation } from '@toan-canh/contract'
import { numberText } from '../../ui/format.ts'
import { text } from '../../ui/messages.ts'
import { useDesk } from '../desk-context.tsx'

const stateWords = new Map<string, string>(Object.entries(text.desk.caseStates))

/** Codes of records behind a number: nothing of the people in them. */
export function ExplainRecords({ explanation: { records } }: { readonly explanation: Explanation }) {
  const { catalogue } = useDesk()
  if (records.length === 0) return <p className="explain-note">{text.desk.noRecords}</p>
  return (
    <details className="explain-details">
      <summary>{text.desk.records(numberText(records.length))}</summary>
      <ul className="records">
        {records.map(({ id, unit, state }) => (
          <li key={id}>
            <code>{id}</code>
            <small>
              {catalogue.register.find(unit)?.name ?? unit} · {stateWords.get(state) ?? state}
            </small>
          </li>
        ))}
      </ul>
    </details>
  )
}
