import type { OutputStatus } from '@toan-canh/contract'
import { parseInstant } from '@toan-canh/calendar'
import { useServerClock } from '../../live/index.ts'
import { ageText, clockText, numberText } from '../../ui/format.ts'
import { directorText as words } from '../../ui/director-messages.ts'

function clockOf(instant: string): string {
  return clockText(parseInstant(instant) ?? 0)
}

interface OutputCardProps {
  readonly status: OutputStatus
  readonly shown: string
  readonly onReload: () => void
  readonly onRevoke: (device: string) => void
}

/** One output: what is paired, how it is, what went wrong, and what can be done. */
export function OutputCard({ status, shown, onReload, onRevoke }: OutputCardProps) {
  const now = useServerClock()
  const { device, beat, refused } = status
  const isBehind = beat !== null && status.isAlive && beat.shown !== null && beat.shown !== shown
  const at = beat === null ? null : parseInstant(beat.at)
  return (
    <li className="director-card" data-state={device === null ? 'unpaired' : status.isAlive ? 'alive' : 'lost'}>
      <b>{status.output}</b>
      <span className="grow">{device === null ? words.unpaired : words.paired(status.place)}</span>
      {device === null ? null : (
        <>
          <span>{at === null ? words.noBeat : words.beat(ageText(Math.max(0, now - at)))}</span>
          {beat?.framesPerSecond == null ? null : <span>{words.frames(numberText(beat.framesPerSecond))}</span>}
          {beat?.memoryMb == null ? null : <span>{words.memory(numberText(beat.memoryMb))}</span>}
          {beat?.elements == null ? null : <span>{words.elements(numberText(beat.elements))}</span>}
          {beat?.renewed == null ? null : (
            <span>{words.renewed(words.renewals[beat.renewed.why], clockText(beat.renewed.at))}</span>
          )}
          {beat === null || beat.isApart ? null : <span title={words.togetherHint}>{words.together}</span>}
          <span className="director-card-actions">
            <button type="button" className="button" onClick={onReload} title={words.reloadHint}>
              {words.reloadOne}
            </button>
            <button
              type="button"
              className="button"
              onClick={() => {
                if (confirm(words.revokeSure)) onRevoke(device)
              }}
            >
              {words.revoke}
            </button>
          </span>
        </>
      )}
      {isBehind ? <em>{words.behind}</em> : null}
      {beat?.error == null ? null : (
        <em>{words.error(beat.error, beat.errorAt === null ? '' : clockText(beat.errorAt))}</em>
      )}
      {refused === null ? null : <em>{words.refused(refused.from, clockOf(refused.at), refused.why)}</em>}
    </li>
  )
}
