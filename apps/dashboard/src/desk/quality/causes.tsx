import type { QualityCauses } from '@toan-canh/contract'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../../app/api.ts'
import { numberText } from '../../ui/format.ts'
import { qualityText } from '../../ui/quality-messages.ts'
import { codeName } from '../../widgets/data-health/code-name.ts'

type Cause = QualityCauses['refused'][number]

const namesShown = 12

function Counted({ title, causes }: { readonly title: string; readonly causes: readonly Cause[] }) {
  if (causes.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {causes.map(({ code, count, examples }) => (
          <li key={code}>
            <b>{numberText(count)}</b> {codeName(code)} <small>{qualityText.examples(examples.join(', '))}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Missing({ missing }: Pick<QualityCauses, 'missing'>) {
  if (missing.length === 0) return null
  const names = missing.slice(0, namesShown).map(({ name }) => name)
  return (
    <section>
      <h3>{qualityText.missing(numberText(missing.length))}</h3>
      <p>
        {names.join(', ')}
        {missing.length > namesShown ? ' …' : ''}
      </p>
    </section>
  )
}

/** `2026-03-02` as `02/03`. */
function dayText(day: string): string {
  const [, month, date] = day.split('-')
  return `${date}/${month}`
}

function Broken({ broken }: Pick<QualityCauses, 'broken'>) {
  if (broken.length === 0) return null
  return (
    <section>
      <h3>{qualityText.broken}</h3>
      <ul className="quality-days">
        {broken.toReversed().map(({ day, minutes }) => (
          <li key={day}>
            {dayText(day)} <b>{qualityText.brokenFor(numberText(minutes))}</b>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What lowers the score of a source, as its answer says. */
export function CausesView({ causes }: { readonly causes: QualityCauses }) {
  const { refused, contradictions, suspicions = [], missing, broken } = causes
  if ([refused, contradictions, suspicions, missing, broken].every((list) => list.length === 0)) {
    return <p className="quality-note">{qualityText.flawless}</p>
  }
  return (
    <div className="quality-causes">
      <Counted title={qualityText.refused} causes={refused} />
      <Counted title={qualityText.contradictions} causes={contradictions} />
      <Counted title={qualityText.suspicions} causes={suspicions} />
      <Missing missing={missing} />
      <Broken broken={broken} />
    </div>
  )
}

/** Asks for the causes of one source once it is opened. */
export function Causes({ source }: { readonly source: string }) {
  const { data, error } = useQuery(queries.qualityCauses(source))
  if (data !== undefined) return <CausesView causes={data} />
  return (
    <p className="quality-note" role="status">
      {error === null ? qualityText.waiting : qualityText.failed(error.message)}
    </p>
  )
}
