import type { Alarm } from '@toan-canh/contract'
import { lazy, Suspense } from 'react'
import { ageText, asOfText, clockText } from '../../ui/format.ts'
import { FreshnessMark, LevelMark } from '../../ui/marks/mark.tsx'
import { text } from '../../ui/messages.ts'
import { wallText } from '../../ui/wall-messages.ts'
import { useMinute } from '../../widgets/use-cover.ts'
import type { NearCamera } from './nearest-cameras.ts'

/** What and where, in one line: the unit as it stands within a sentence. */
export function whatText(what: string, unitName: string): string {
  return `${what}, ${unitName.charAt(0).toLocaleLowerCase('vi')}${unitName.slice(1)}`
}

/** How long it has been going on, and since when. */
export function AlarmSince({ alarm }: { readonly alarm: Alarm }) {
  const now = useMinute()
  return (
    <div className="alarm-since">
      <b>{ageText(Math.max(0, now - alarm.since))}</b>
      <span>{wallText.alarm.since(asOfText(alarm.since, now))}</span>
    </div>
  )
}

function Fact({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div className="alarm-fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const mostNamed = 3

/** Who commands, who has acknowledged and when, and who has not. */
export function AlarmFacts({ alarm }: { readonly alarm: Alarm }) {
  const heard = alarm.notified.filter(({ at }) => at !== null).toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))
  const missing = alarm.notified.filter(({ at }) => at === null)
  // Whoever is still missing is named before those who have answered: both fit into six lines.
  const namedMissing = missing.slice(0, mostNamed)
  const namedHeard = heard.slice(-(mostNamed + 1 - Math.min(namedMissing.length, mostNamed - 1)))
  return (
    <dl className="alarm-facts">
      <Fact label={wallText.alarm.commander}>{alarm.commander}</Fact>
      {alarm.notified.length === 0 ? null : (
        <Fact label={wallText.alarm.heard}>
          {heard.length === 0 ? <span className="alarm-none">{wallText.alarm.nobody}</span> : null}
          {namedHeard.map(({ who, at }) => (
            <span key={who} className="alarm-who">
              <LevelMark level="ok" size={50} />
              {who}, {clockText(at ?? 0)}
            </span>
          ))}
          {heard.length > namedHeard.length ? (
            <span className="alarm-none">{wallText.alarm.more(heard.length - namedHeard.length)}</span>
          ) : null}
        </Fact>
      )}
      {missing.length === 0 ? null : (
        <Fact label={wallText.alarm.missing}>
          {namedMissing.map(({ who, calls }) => (
            <span key={who} className="alarm-who" data-missing="">
              <LevelMark level="act" size={50} />
              {calls === 0 ? who : wallText.alarm.calling(who, calls)}
            </span>
          ))}
          {missing.length > namedMissing.length ? (
            <span className="alarm-none">{wallText.alarm.more(missing.length - namedMissing.length)}</span>
          ) : null}
        </Fact>
      )}
    </dl>
  )
}

/** What is on the spot, whom it affects: as it was told. */
export function AlarmLines({ alarm }: { readonly alarm: Alarm }) {
  return (
    <dl className="alarm-facts">
      {alarm.lines.map(({ label, text: words }) => (
        <Fact key={label} label={label}>
          {words}
        </Fact>
      ))}
    </dl>
  )
}

const loadPicture = async () => ({ default: (await import('../../video/camera-picture.tsx')).CameraPicture })
const CameraPicture = lazy(loadPicture)

/** What is known of a camera without its picture. */
function CameraCard({ near: { letter, camera }, note }: { readonly near: NearCamera; readonly note: string }) {
  return (
    <>
      <div className="alarm-picture">
        <FreshnessMark freshness={camera.state === 'up' ? 'fresh' : 'lost'} size={64} />
        <span>{text.assets.state[camera.state]}</span>
      </div>
      <b>
        {letter} · {camera.name}
      </b>
      <span>{note}</span>
    </>
  )
}

/** The nearest cameras: the pictures of those that give one, of the others what is known and since when. */
export function AlarmCameras({ cameras }: { readonly cameras: readonly NearCamera[] }) {
  const now = useMinute()
  if (cameras.length === 0) return <p className="alarm-none alarm-no-camera">{wallText.alarm.noCamera}</p>
  return (
    <ul className="alarm-cameras">
      {cameras.map((near) => {
        const { key, letter, camera, metres } = near
        const isUp = camera.state === 'up'
        const at = Date.parse(isUp ? (camera.lastSeenAt ?? camera.since) : camera.since)
        const note = wallText.alarm[isUp ? 'cameraUp' : 'cameraDown'](metres, asOfText(at, now))
        const card = <CameraCard near={near} note={note} />
        return (
          <li key={key} data-state={camera.state}>
            {camera.state === 'down' || camera.streams.length === 0 ? (
              card
            ) : (
              <Suspense fallback={card}>
                <CameraPicture asset={camera} letter={letter} note={wallText.alarm.away(metres)} />
              </Suspense>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** Who told it, and when it leaves the wall by itself. */
export function AlarmSource({ alarm }: { readonly alarm: Alarm }) {
  return (
    <p className="alarm-foot">
      <FreshnessMark freshness="fresh" size={40} />
      {alarm.source}, {clockText(alarm.since)}
    </p>
  )
}

export function AlarmAfter({ alarm }: { readonly alarm: Alarm }) {
  return (
    <p className="alarm-foot" data-right="">
      {alarm.to !== null
        ? wallText.alarm.returnsAt(clockText(alarm.to))
        : alarm.notified.length === 0
          ? wallText.alarm.returnsByHand
          : wallText.alarm.returns}
    </p>
  )
}
