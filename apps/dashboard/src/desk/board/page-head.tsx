import type { Unit } from '@toan-canh/contract'
import { deskText } from '../../ui/desk-messages.ts'
import { type Desk, followHere, go, hrefWith, useDesk } from '../desk-context.tsx'
import { groundDayOf, sliceWords } from '../desk-scope.ts'
import { tileName } from '../indicator-name.ts'
import { BoundaryControl } from './boundary-control.tsx'
import { GroundParts } from './ground-parts.tsx'
import { PeriodControl } from './period-control.tsx'
import { ComparisonControl } from './comparison-control.tsx'

function unitHref(desk: Desk, unit: Unit): string {
  return hrefWith(desk, { unit: unit.code, slice: null, view: null, reading: null })
}

/** The scope from the province down; every part above the last leads there. */
function Breadcrumb() {
  const desk = useDesk()
  const { unit, slice, indicator } = desk.scope
  const above = desk.catalogue.register.ancestorsOf(unit.code, groundDayOf(desk.scope)).toReversed()
  const words = slice === null ? null : sliceWords(slice, indicator)
  return (
    <nav className="crumbs" aria-label={deskText.scope}>
      <ol>
        {above.map((each) => (
          <li key={each.code}>
            <a href={unitHref(desk, each)} onClick={followHere}>
              {each.name}
            </a>
          </li>
        ))}
        <li>
          {words === null ? (
            <span aria-current="page">{unit.name}</span>
          ) : (
            <a href={unitHref(desk, unit)} onClick={followHere}>
              {unit.name}
            </a>
          )}
        </li>
        {words === null ? null : (
          <li>
            <span aria-current="page">{`${words.dimension}: ${words.value}`}</span>
          </li>
        )}
      </ol>
    </nav>
  )
}

/** The main indicator is the title, and can be changed there. */
function IndicatorChoice() {
  const desk = useDesk()
  const { indicator } = desk.scope
  return (
    <h1 className="work-title">
      <label className="title-select">
        <span className="unseen">{deskText.indicator}</span>
        <select value={indicator.id} onChange={(event) => go(desk, { indicator: event.target.value, reading: null })}>
          {[...desk.catalogue.indicators.values()].map((each) => (
            <option key={each.id} value={each.id}>
              {each.id === indicator.id ? tileName(each) : each.vi}
            </option>
          ))}
        </select>
      </label>
    </h1>
  )
}

/** Scope, main indicator, period and comparison: what all numbers below stand for. */
export function PageHead() {
  return (
    <div className="work-head">
      <Breadcrumb />
      <BoundaryControl />
      <IndicatorChoice />
      <PeriodControl />
      <ComparisonControl />
      <GroundParts />
    </div>
  )
}
