import './explain.css'
import { type Instant, parseInstant } from '@toan-canh/calendar'
import { type Explanation, parseReadingName, readingName, type ReadingName, type Seen } from '@toan-canh/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { queries } from '../../app/api.ts'
import { useLive, usePoint } from '../../live/index.ts'
import { momentText } from '../../ui/moment-text.ts'
import { deskText } from '../../ui/desk-messages.ts'
import { type Desk, go, useDesk } from '../desk-context.tsx'
import { readingTopicOf } from '../desk-scope.ts'
import { ExplainBody } from './explain-body.tsx'

const coversWork = '(max-width: 1279px)'

function useEscape(close: () => void): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.key === 'Escape' && !event.defaultPrevented) close()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [close])
}

/** Where the panel covers the work, the focus goes into it and back to the number that was pressed. */
function useFocusInside() {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!matchMedia(coversWork).matches) return undefined
    const opener = document.activeElement
    panel.current?.focus()
    panel.current?.scrollTo(0, 0)
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
  return panel
}

/** When an answer came, by the server's clock: asked for once for each answer. */
function useDrawnAt(answer: Explanation | undefined): Instant {
  const { clock } = useLive()
  return useMemo(() => (answer === undefined ? 0 : clock.now()), [answer, clock])
}

/** Says that the number has moved since, or that it cannot be shown as it was; leads to the one of now. */
function SeenNote({ seen, newer }: { readonly seen: Seen; readonly newer: string | null }) {
  const desk = useDesk()
  if (seen.kind !== 'gone' && newer === null) return null
  const at = seen.kind === 'then' ? parseInstant(seen.at) : null
  return (
    <p className="explain-seen" role="status">
      {seen.kind === 'gone' ? seen.sentence : at === null ? deskText.hasMoved : deskText.seenAt(momentText(at))}
      {newer === null ? null : (
        <button type="button" className="link-button" onClick={() => go(desk, { reading: newer })}>
          {deskText.seeNow}
        </button>
      )}
    </p>
  )
}

function Asked({ name, reading }: { readonly name: ReadingName; readonly reading: string }) {
  const topic = readingTopicOf({ ...name, unit: { code: name.unit } }, name.indicator)
  const live = usePoint(topic, '')
  const { data, error } = useQuery({
    ...queries.explain(reading),
    placeholderData: keepPreviousData,
    retry: 2,
  })
  const newer = live !== null && live.s > name.commit ? readingName({ ...name, commit: live.s }) : null
  const drawnAt = useDrawnAt(data)
  const isOther = data !== undefined && (data.reading.indicator !== name.indicator || data.reading.unit !== name.unit)
  if (data !== undefined && !isOther) {
    return (
      <>
        <SeenNote seen={data.seen} newer={newer} />
        <ExplainBody explanation={data} name={name} drawnAt={drawnAt} />
      </>
    )
  }
  if (error !== null) {
    return (
      <div className="explain-note" role="alert">
        <b>{deskText.explainFailed}</b>
        <p>{error.message}</p>
      </div>
    )
  }
  return (
    <div className="explain-waiting" aria-busy="true">
      <i />
      <i />
      <i />
      <p className="waiting-words">{deskText.explainWaiting}</p>
    </div>
  )
}

/** The panel that explains one number: always in the same order, from its name down to the codes of its records. */
export function ExplainPanel({ reading }: { readonly reading: string }) {
  const desk: Desk = useDesk()
  const name = parseReadingName(reading)
  const panel = useFocusInside()
  const close = () => go(desk, { reading: null })
  useEscape(close)
  return (
    <aside ref={panel} className="desk-side explain" tabIndex={-1} aria-labelledby="explain-title">
      <div className="explain-top">
        <h2 id="explain-title">{deskText.explanation}</h2>
        <button type="button" className="explain-close" aria-label={deskText.close} onClick={close}>
          ×
        </button>
      </div>
      {name === null ? (
        <p className="explain-note" role="alert">
          {deskText.explainBadId}
        </p>
      ) : (
        <Asked key={`${name.indicator} ${name.unit}`} name={name} reading={reading} />
      )}
    </aside>
  )
}
