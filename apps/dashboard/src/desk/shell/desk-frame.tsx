import './shell.css'
import { SourcesPage } from '../sources/sources-page.tsx'
import { WorkPage } from '../board/work-page.tsx'
import { useDesk } from '../desk-context.tsx'
import { DeskWatermark } from './desk-watermark.tsx'
import { LinkBanner } from './link-banner.tsx'
import { Navigation } from './navigation.tsx'
import { TopBar } from './top-bar.tsx'
import { text } from '../../ui/messages.ts'

/** The frame of the desk: top bar, navigation, and the page between them. */
export function DeskFrame() {
  const { address } = useDesk()
  return (
    <div className="desk-frame">
      <a className="desk-skip" href="#noi-dung">
        {text.desk.skip}
      </a>
      <TopBar />
      <Navigation />
      <div className="desk-body" id="noi-dung" tabIndex={-1}>
        <LinkBanner />
        {address.page === 'sources' ? <SourcesPage /> : <WorkPage />}
      </div>
      <DeskWatermark />
    </div>
  )
}
