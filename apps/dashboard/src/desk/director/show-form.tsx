import type { Board, WallView } from '@toan-canh/contract'
import { canvasOf } from '@toan-canh/live'
import { type FormEvent, useRef, useState } from 'react'
import { directorText as words } from '../../ui/director-messages.ts'
import type { Orders } from './use-orders.ts'
import { LegibilityList } from './legibility-list.tsx'
import { ReturnChoice, UnitChoice } from './choices.tsx'

const periods = ['this-month', 'last-month', 'this-quarter', 'this-year', 'today'] as const
const programmeMark = 'programme:'

/** Where a scene can be looked at before it is pushed: the board itself, with the same unit. */
export function previewAddress(board: string, unit: string): string {
  return `/wall/${encodeURIComponent(board)}${unit === '' ? '' : `?unit=${encodeURIComponent(unit)}`}`
}

/** Chooses what to put on a wall, shows it first, then puts it on with a reason and a return. */
export function ShowForm({
  wall,
  boards,
  orders,
}: {
  readonly wall: WallView
  readonly boards: readonly Board[]
  readonly orders: Orders
}) {
  const [chosen, setChosen] = useState('')
  const [unit, setUnit] = useState('')
  const [period, setPeriod] = useState('')
  const [reason, setReason] = useState('')
  const [minutes, setMinutes] = useState<number | null>(15)
  const preview = useRef<HTMLIFrameElement>(null)
  const isProgramme = chosen.startsWith(programmeMark)
  const { width, height } = canvasOf(wall)

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    const scene = {
      board: chosen,
      ...(unit === '' ? {} : { unit }),
      ...(period === '' ? {} : { period }),
    }
    void orders.give({
      kind: 'take-over',
      show: isProgramme ? { programme: chosen.slice(programmeMark.length) } : scene,
      reason: reason.trim(),
      seconds: minutes === null ? null : minutes * 60,
    })
  }
  return (
    <form className="director-form" onSubmit={onSubmit}>
      <label>
        {words.board}
        <select required value={chosen} onChange={({ target }) => setChosen(target.value)}>
          <option value="" />
          {boards.map(({ id, vi }) => (
            <option key={id} value={id}>
              {vi}
            </option>
          ))}
          {wall.programmes.map(({ id, vi }) => (
            <option key={id} value={`${programmeMark}${id}`}>
              {words.programmeOf(vi)}
            </option>
          ))}
        </select>
      </label>
      {isProgramme || chosen === '' ? null : (
        <div className="director-pair">
          <UnitChoice label={words.unit} value={unit} none={words.unitOwn} onChange={setUnit} />
          <label>
            {words.period}
            <select value={period} onChange={({ target }) => setPeriod(target.value)}>
              <option value="">{words.unitOwn}</option>
              {periods.map((each) => (
                <option key={each} value={each}>
                  {words.periods[each]}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
      <div className="director-preview" style={{ aspectRatio: `${width} / ${height}` }}>
        {chosen === '' || isProgramme ? (
          <p>{words.previewNone}</p>
        ) : (
          <iframe ref={preview} title={words.preview} src={previewAddress(chosen, unit)} tabIndex={-1} />
        )}
      </div>
      {chosen === '' || isProgramme ? null : <LegibilityList key={chosen} {...{ wall, preview }} />}
      <label>
        {words.reason}
        <input
          required
          maxLength={120}
          placeholder={words.reasonHint}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      <ReturnChoice minutes={minutes} onChange={setMinutes} />
      <button className="button" data-main="" disabled={orders.isBusy || chosen === '' || reason.trim() === ''}>
        {words.push}
      </button>
    </form>
  )
}
