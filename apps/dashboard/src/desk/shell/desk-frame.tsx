import './shell.css'
import { lazy, Suspense } from 'react'
import { HealthPage } from '../health/health-page.tsx'
import { QualityPage } from '../quality/quality-page.tsx'
import { SourcesPage } from '../sources/sources-page.tsx'
import { WorkPage } from '../board/work-page.tsx'
import { useDesk } from '../desk-context.tsx'
import { DeskWatermark } from './desk-watermark.tsx'
import { LinkBanner } from './link-banner.tsx'
import { Navigation } from './navigation.tsx'
import { TopBar } from './top-bar.tsx'
import { deskText } from '../../ui/desk-messages.ts'

const BoardsPage = lazy(async () => ({ default: (await import('../boards/boards-page.tsx')).BoardsPage }))
const DirectorPage = lazy(async () => ({ default: (await import('../director/director-page.tsx')).DirectorPage }))
const ListsPage = lazy(async () => ({ default: (await import('../lists/lists-page.tsx')).ListsPage }))
const ManualPage = lazy(async () => ({ default: (await import('../manual/manual-page.tsx')).ManualPage }))

function Page() {
  switch (useDesk().address.page) {
    case 'indicators':
      return <WorkPage />
    case 'sources':
      return <SourcesPage />
    case 'quality':
      return <QualityPage />
    case 'manual':
      return (
        <Suspense fallback={null}>
          <ManualPage />
        </Suspense>
      )
    case 'director':
      return (
        <Suspense fallback={null}>
          <DirectorPage />
        </Suspense>
      )
    case 'boards':
      return (
        <Suspense fallback={null}>
          <BoardsPage />
        </Suspense>
      )
    case 'lists':
      return (
        <Suspense fallback={null}>
          <ListsPage />
        </Suspense>
      )
    case 'health':
      return <HealthPage />
  }
}

/** The frame of the desk: top bar, navigation, and the page between them. */
export function DeskFrame() {
  return (
    <div className="desk-frame">
      <a className="desk-skip" href="#noi-dung">
        {deskText.skip}
      </a>
      <TopBar />
      <Navigation />
      <div className="desk-body" id="noi-dung" tabIndex={-1}>
        <LinkBanner />
        <Page />
      </div>
      <DeskWatermark />
    </div>
  )
}
