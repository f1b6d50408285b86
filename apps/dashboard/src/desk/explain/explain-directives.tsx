import { dayOf } from '@toan-canh/calendar'
import type { Explanation } from '@toan-canh/contract'
import { dayText, numberText } from '../../ui/format.ts'
import { deskText } from '../../ui/desk-messages.ts'
import { followHere, hrefWith, useDesk } from '../desk-context.tsx'

/** The list in which directives stand one by one. */
const listOfTasks = 'nhiem-vu'

/** What is already being done about a number: the open directives about it; of a red one also that there is none. */
export function ExplainDirectives({ explanation: { directives, reading } }: { readonly explanation: Explanation }) {
  const desk = useDesk()
  if (directives === undefined) return null
  const { open, none, due, states } = deskText.directives
  if (directives.length === 0) return reading.level === 'act' ? <p className="explain-note">{none}</p> : null
  const href = hrefWith(desk, {
    page: 'lists',
    unit: reading.unit,
    view: listOfTasks,
    slice: { dimension: 'indicator', value: reading.indicator },
    sort: null,
    state: null,
    within: null,
    reading: null,
  })
  return (
    <section className="explain-directives">
      <a href={href} onClick={followHere}>
        {open(numberText(directives.length))}
      </a>
      <ul className="records">
        {directives.map(({ code, unit, state, dueAt }) => (
          <li key={code}>
            <code>{code}</code>
            <small>
              {desk.catalogue.register.find(unit)?.name ?? unit} · {states[state]}
              {dueAt === null ? '' : ` · ${due(dayText(dayOf(Date.parse(dueAt))))}`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}
