import type { WallView } from '@toan-canh/contract'
import { canvasOf, type TextFault } from '@toan-canh/live'
import { type RefObject, useEffect, useState } from 'react'
import { directorText as words } from '../../ui/director-messages.ts'
import { numberText } from '../../ui/format.ts'
import { type FaultyText, faultyTexts } from './read-texts.ts'

const lookEveryMs = 2_000
const mostNamed = 6

function faultText({ kind, is, needed }: TextFault): string {
  return kind === 'small'
    ? words.tooSmall(numberText(Math.round(is)), numberText(Math.ceil(needed)))
    : words.tooWeak(numberText(is, 1), numberText(needed, 1))
}

/** Names every text of the previewed board that the last row of the wall's room cannot read, before it is put on the wall. */
export function LegibilityList({
  wall,
  preview,
}: {
  readonly wall: WallView
  readonly preview: RefObject<HTMLIFrameElement | null>
}) {
  const [found, setFound] = useState<readonly FaultyText[] | null>(null)
  const { room } = wall
  useEffect(() => {
    if (room === undefined) return undefined
    const timer = setInterval(() => {
      const view = preview.current?.contentDocument?.defaultView
      const width = preview.current?.clientWidth ?? 0
      if (view == null || width === 0) return
      setFound(faultyTexts(view, canvasOf(wall).width / width, room))
    }, lookEveryMs)
    return () => clearInterval(timer)
  }, [wall, room, preview])
  if (room === undefined) return <p className="director-note">{words.noRoom}</p>
  if (found === null) return <p className="director-note">{words.reading}</p>
  if (found.length === 0)
    return <p className="director-note">{words.legible(numberText(room.distance, room.distance % 1 === 0 ? 0 : 1))}</p>
  return (
    <ul className="director-faults">
      {found.slice(0, mostNamed).map(({ tile, text, faults }) => (
        <li key={`${tile}${text}`}>
          {tile === '' ? '' : `${tile}: `}“{text}” {faults.map(faultText).join('; ')}
        </li>
      ))}
      {found.length > mostNamed ? <li>{words.moreFaults(found.length - mostNamed)}</li> : null}
    </ul>
  )
}
