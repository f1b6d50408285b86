import { useLink } from '../../live/index.ts'
import { clockText } from '../../ui/format.ts'
import { deskText } from '../../ui/desk-messages.ts'
import { qualityText } from '../../ui/quality-messages.ts'
import { manualText } from '../../ui/manual-messages.ts'
import { text } from '../../ui/messages.ts'
import { useSources } from '../../widgets/use-cover.ts'
import { type Desk, followHere, hrefWith, useDesk } from '../desk-context.tsx'

interface Destination {
  readonly name: string
  /** Where there is little room. */
  readonly short?: string
  readonly href: string
  readonly icon: string
  readonly isHere: boolean
  readonly note?: string
}

const icons = {
  indicators: 'M4 20V10M10 20V4M16 20v-8M22 20H2',
  sources: 'M4 6c0-4 16-4 16 0v12c0 4-16 4-16 0V6c0 4 16 4 16 0M4 12c0 4 16 4 16 0',
  quality: 'M12 3l7 3v6c0 4-3 7-7 9-4-2-7-5-7-9V6zM9 12l2.2 2.2L15.5 10',
  manual: 'M4 20l1.5-5.5L16 4l4 4L9.5 18.5zM14 6l4 4',
  health: 'M3 12h4l2-6 4 12 2-6h6',
  director: 'M4 5h16v10H4zM10 8l5 2-5 2zM8 19h8',
  boards: 'M3 4h18v12H3zM12 16v4M7 20h10',
  lists: 'M4 6h2M4 12h2M4 18h2M10 6h10M10 12h10M10 18h10',
} as const

/** The pages that exist: no dead links. */
function destinationsOf(desk: Desk, troubled: number): readonly Destination[] {
  const { page } = desk.address
  return [
    {
      name: deskText.indicators,
      href: hrefWith(desk, { page: 'indicators', unit: desk.scope.unit.code }),
      icon: icons.indicators,
      isHere: page === 'indicators',
    },
    {
      name: deskText.sources,
      short: deskText.shortPages.sources,
      href: hrefWith(desk, { page: 'sources', unit: desk.scope.unit.code, reading: null }),
      icon: icons.sources,
      isHere: page === 'sources',
      ...(troubled > 0 ? { note: `${troubled} ${text.freshness.late}` } : {}),
    },
    {
      name: qualityText.title,
      short: deskText.shortPages.quality,
      href: hrefWith(desk, { page: 'quality', unit: desk.scope.unit.code, reading: null }),
      icon: icons.quality,
      isHere: page === 'quality',
    },
    {
      name: qualityText.health.title,
      short: deskText.shortPages.health,
      href: hrefWith(desk, { page: 'health', unit: desk.scope.unit.code, reading: null }),
      icon: icons.health,
      isHere: page === 'health',
    },
    {
      name: manualText.title,
      href: hrefWith(desk, { page: 'manual', unit: desk.scope.unit.code, reading: null }),
      icon: icons.manual,
      isHere: page === 'manual',
    },
    ...(desk.boards.length === 0
      ? []
      : [
          {
            name: text.boards,
            href: hrefWith(desk, { page: 'boards', unit: desk.scope.unit.code, view: null, reading: null }),
            icon: icons.boards,
            isHere: page === 'boards',
          },
        ]),
    {
      name: deskText.lists,
      href: hrefWith(desk, {
        page: 'lists',
        unit: desk.scope.unit.code,
        view: null,
        slice: null,
        sort: null,
        state: null,
        within: null,
        reading: null,
      }),
      icon: icons.lists,
      isHere: page === 'lists',
    },
    {
      name: deskText.director,
      short: deskText.shortPages.director,
      href: hrefWith(desk, { page: 'director', unit: desk.scope.unit.code, view: null, reading: null }),
      icon: icons.director,
      isHere: page === 'director',
    },
  ]
}

function LinkWords() {
  const link = useLink()
  if (link.kind === 'live') return deskText.connected(clockText(link.since))
  return link.kind === 'connecting' ? deskText.connecting : deskText.lostBriefly(clockText(link.since))
}

/** Where the destinations need more room than a phone has, the one that is open is in view. */
function bringIntoView(link: HTMLAnchorElement | null): void {
  link?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/** The destinations of the desk: at the left, on narrow screens at the bottom. */
export function Navigation() {
  const desk = useDesk()
  const troubled = useSources().filter(({ freshness }) => freshness !== 'fresh').length
  return (
    <nav className="desk-nav" aria-label={deskText.pages}>
      <ul>
        {destinationsOf(desk, troubled).map(({ name, short, href, icon, isHere, note }) => (
          <li key={name}>
            <a
              ref={isHere ? bringIntoView : undefined}
              href={href}
              aria-current={isHere ? 'page' : undefined}
              onClick={followHere}
            >
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d={icon} />
              </svg>
              <span className={short === undefined ? undefined : 'desk-nav-name'}>{name}</span>
              {short === undefined ? null : (
                <span className="desk-nav-short" aria-hidden="true">
                  {short}
                </span>
              )}
              {note === undefined ? null : <b className="desk-nav-note">{note}</b>}
            </a>
          </li>
        ))}
      </ul>
      <p className="desk-nav-link">
        <LinkWords />
      </p>
    </nav>
  )
}
