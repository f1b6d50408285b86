import './board.css'
import { lazy, Suspense } from 'react'
import { ExplainPanel } from '../explain/explain-panel.tsx'
import { OtherWays } from '../explain/other-ways.tsx'
import { Members } from '../members/members.tsx'
import { useDesk } from '../desk-context.tsx'
import { PageHead } from './page-head.tsx'
import { Tiles } from './tiles.tsx'

const TrendPanel = lazy(async () => ({ default: (await import('../trend/trend-panel.tsx')).TrendPanel }))

/** What stands at the side while no number is explained: the months up to now, and the ways to count. */
function AtRest() {
  const { scope } = useDesk()
  const { indicator, unit, boundary, slice, period } = scope
  const place = { unit: unit.code, boundary, slice, period }
  return (
    <aside className="desk-side" data-rest="">
      <Suspense fallback={<div className="trend-room" />}>
        <TrendPanel key={indicator.id} indicator={indicator} place={place} />
      </Suspense>
      <OtherWays indicator={indicator} place={place} titled />
    </aside>
  )
}

/** The page of indicators: scope and period, four numbers, one table, and what explains them. */
export function WorkPage() {
  const { address } = useDesk()
  return (
    <main className="work" data-explaining={address.reading === null ? undefined : ''}>
      <PageHead />
      <Tiles />
      {address.reading === null ? <AtRest /> : <ExplainPanel reading={address.reading} />}
      <Members />
    </main>
  )
}
