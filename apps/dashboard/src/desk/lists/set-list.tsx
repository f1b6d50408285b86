import { parsePeriod } from '@toan-canh/calendar'
import { type IndicatorSet, routes } from '@toan-canh/contract'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../../app/api.ts'
import { periodText } from '../../ui/format.ts'
import { listText as words } from '../../ui/list-messages.ts'
import { told } from '../../widgets/item-list/item-words.ts'
import { useDesk } from '../desk-context.tsx'

const forms = [
  ['setCsv', 'CSV'],
  ['setXlsx', 'XLSX'],
  ['set', 'JSON'],
] as const

/** The query of a set: the unit of the desk, and its period where the set is of such periods. */
export function setAsked(set: Pick<IndicatorSet, 'every'>, unit: string, period: string | null): string {
  const asked = period === null ? null : parsePeriod(period)
  return new URLSearchParams(asked?.kind === set.every ? { unit, period: asked.id } : { unit }).toString()
}

function Row({ set }: { readonly set: IndicatorSet }) {
  const { address, scope } = useDesk()
  const asked = setAsked(set, scope.unit.code, address.period)
  const period = parsePeriod(new URLSearchParams(asked).get('period') ?? '')
  return (
    <li>
      <span>
        <b>{told(set)}</b> <code>{set.code}</code>
      </span>
      <span>
        {forms.map(([route, name]) => (
          <a
            key={route}
            className="list-file"
            href={`${routes[route].path.replace(':code', set.code)}?${asked}`}
            download
          >
            {name}
          </a>
        ))}
      </span>
      <small>
        {period === null ? words.lastEnded : periodText(period)} · {set.basis}
        {set.open === undefined ? '' : ` · ${words.openData(set.open.licence.name)}`}
      </small>
    </li>
  )
}

/** The sets of indicators that are handed out under a code: templates of reports, and open data with its licence. */
export function SetList() {
  const { data: sets } = useQuery(queries.sets())
  if (sets === undefined || sets.length === 0) return null
  return (
    <section className="list-group">
      <h2>{words.sets}</h2>
      <ul>
        {sets.map((set) => (
          <Row key={set.code} set={set} />
        ))}
      </ul>
    </section>
  )
}
