import { LevelMark } from '../../ui/marks/mark.tsx'
import { qualityText } from '../../ui/quality-messages.ts'
import { exceptionsOf, type KnownHealth } from '../../widgets/data-health/exceptions-of.ts'
import { useMinute } from '../../widgets/use-cover.ts'
import { instantText } from '../sources/source-cells.ts'

/** What somebody must handle, the worst first: what, since when, whose. */
export function Exceptions({ known }: { readonly known: KnownHealth }) {
  const now = useMinute()
  const found = exceptionsOf(known)
  const { exceptions, calm, since: from } = qualityText.health
  return (
    <section>
      <h2 className="quality-title">{exceptions}</h2>
      {found.length === 0 ? <p className="quality-note">{calm}</p> : null}
      <ul className="health-exceptions">
        {found.map(({ key, level, what, why, owner, since }) => (
          <li key={key}>
            <LevelMark level={level} size={20} />
            <div>
              <b>{what}</b>
              {since === null ? null : <b className="health-since">{from(instantText(since, now))}</b>}
              <small>{owner}</small>
              {why === null ? null : <small>{why}</small>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
