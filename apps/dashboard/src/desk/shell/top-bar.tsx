import { dayOf } from '@toan-canh/calendar'
import { clockText, dayText, numberText } from '../../ui/format.ts'
import { BrandMark } from '../../ui/marks/brand-mark.tsx'
import { deskText } from '../../ui/desk-messages.ts'
import { text } from '../../ui/messages.ts'
import { useMinute, useSources } from '../../widgets/use-cover.ts'
import { followHere, useDesk } from '../desk-context.tsx'
import { SearchBox } from './search-box.tsx'

/** Day and time by the server's clock. */
function Clock() {
  const now = useMinute()
  return (
    <time className="desk-clock" dateTime={new Date(now).toISOString()}>
      {clockText(now)}
      {' · '}
      {dayText(dayOf(now))}
    </time>
  )
}

/** Brand, scope, search, the mark of sample data and the clock. */
export function TopBar() {
  const { scope, catalogue } = useDesk()
  const isSample = useSources().some((source) => source.isSample)
  const below = catalogue.register.descendantsOf(scope.unit.code).length
  return (
    <header className="desk-top">
      <a className="desk-brand" href="/desk" onClick={followHere}>
        <BrandMark size={24} />
        <b>{text.product}</b>
      </a>
      <span className="desk-unit">
        <span className="cut">{scope.unit.name}</span>
        {below === 0 ? null : <small className="one-line">{deskText.unitsBelow(numberText(below))}</small>}
      </span>
      <SearchBox />
      {isSample ? <span className="desk-sample">{text.sample}</span> : null}
      <Clock />
    </header>
  )
}
