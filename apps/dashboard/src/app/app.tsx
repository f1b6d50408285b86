import { lazy, Suspense } from 'react'
import type { Route } from './route.ts'
import { useRoute } from './use-route.ts'

const Chooser = lazy(async () => ({ default: (await import('./chooser.tsx')).Chooser }))
const WallPage = lazy(async () => ({ default: (await import('../wall/wall-page.tsx')).WallPage }))
const OutputPage = lazy(async () => ({ default: (await import('../wall/output-page.tsx')).OutputPage }))
const GalleryPage = lazy(async () => ({ default: (await import('../gallery/gallery-page.tsx')).GalleryPage }))
const ScreenPage = lazy(async () => ({ default: (await import('../screen/screen-page.tsx')).ScreenPage }))
const DeskPage = lazy(async () => ({ default: (await import('../desk/desk-page.tsx')).DeskPage }))
const NoPage = lazy(async () => ({ default: (await import('./no-page.tsx')).NoPage }))

/** The product in a browser: the address decides which face is shown. */
export function App() {
  const route = useRoute()
  return <Suspense fallback={null}>{faceOf(route)}</Suspense>
}

function faceOf(route: Route) {
  if (route.kind === 'wall') return <WallPage board={route.board} view={route.view} />
  if (route.kind === 'output') return <OutputPage wall={route.wall} output={route.output} />
  if (route.kind === 'desk') return <DeskPage path={route.path} />
  if (route.kind === 'gallery') return <GalleryPage />
  if (route.kind === 'screen') return <ScreenPage />
  return route.kind === 'chooser' ? <Chooser /> : <NoPage />
}
