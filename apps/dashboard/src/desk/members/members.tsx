import './members.css'
import { deskText } from '../../ui/desk-messages.ts'
import { indicatorsView, stepsView } from '../address.ts'
import { followHere, hrefWith, useDesk } from '../desk-context.tsx'
import type { DeskScope } from '../desk-scope.ts'
import { BreakdownTable } from './breakdown-table.tsx'
import { IndicatorTable } from './indicator-table.tsx'
import { stepKindOf } from './step-members.ts'
import { StepTable } from './step-table.tsx'

/** What a way to divide the table is called. */
function viewName(view: string, scope: DeskScope): string {
  const { views } = deskText
  if (view === 'unit') return views.unit
  if (view === indicatorsView) return views[indicatorsView]
  if (view === stepsView) return stepKindOf(scope.period) === 'day' ? views.ngay : views.thang
  return scope.indicator.dimensions[view]?.vi ?? view
}

function Views() {
  const desk = useDesk()
  const { views, view } = desk.scope
  return (
    <nav className="views" aria-label={deskText.viewsLabel}>
      {views.map((each) => (
        <a
          key={each}
          href={hrefWith(desk, { view: each, sort: null })}
          aria-current={each === view ? 'true' : undefined}
          onClick={followHere}
        >
          {viewName(each, desk.scope)}
        </a>
      ))}
    </nav>
  )
}

/** The one table of the page, divided as the address says. Another table begins anew, so that no row is taken for another. */
export function Members() {
  const { scope } = useDesk()
  const { unit, slice, view, indicator, period } = scope
  const key = [unit.code, slice?.dimension, slice?.value, view, indicator.id, period.id].join(' ')
  return (
    <section className="members" aria-label={viewName(view, scope)}>
      {view === indicatorsView ? (
        <IndicatorTable key={key} views={<Views />} />
      ) : view === stepsView ? (
        <StepTable key={key} views={<Views />} />
      ) : (
        <BreakdownTable key={key} by={view} views={<Views />} />
      )}
    </section>
  )
}
