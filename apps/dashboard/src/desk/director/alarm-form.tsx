import type { WallOrder } from '@toan-canh/contract'
import { type FormEvent, useState } from 'react'
import { directorText as words } from '../../ui/director-messages.ts'
import { UnitChoice } from './choices.tsx'
import type { Orders } from './use-orders.ts'

const empty = {
  what: '',
  unit: '',
  at: '',
  radius: '',
  commander: '',
  notify: '',
  scene: '',
  affected: '',
  source: '',
}
type Typed = typeof empty

/** Latitude and longitude as people write them, `20,2539 105,975`, as a place; `null` when it is none. */
export function placeOf(typed: string): [number, number] | null {
  const [lat, lon, extra] = [...typed.replaceAll(/(\d),(\d)/g, '$1.$2').matchAll(/-?\d+(?:\.\d+)?/g)].map(Number)
  if (lat === undefined || lon === undefined || extra !== undefined) return null
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lon, lat] : null
}

/** The order that raises what was typed. */
export function alarmOrder(typed: Typed): Extract<WallOrder, { kind: 'alarm' }> {
  const lines = [
    { label: words.alarmScene, text: typed.scene.trim() },
    { label: words.alarmAffected, text: typed.affected.trim() },
  ].filter(({ text }) => text !== '')
  const radius = Math.round(Number(typed.radius))
  return {
    kind: 'alarm',
    what: typed.what.trim(),
    unit: typed.unit,
    at: placeOf(typed.at),
    radius: radius >= 50 ? radius : null,
    since: null,
    commander: typed.commander.trim(),
    notify: typed.notify
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    lines,
    source: typed.source.trim(),
    seconds: null,
  }
}

const fields = [
  ['what', words.alarmWhat, 60, true],
  ['commander', words.alarmCommander, 80, true],
  ['source', words.alarmSource, 60, true],
  ['scene', words.alarmScene, 80, false],
  ['affected', words.alarmAffected, 80, false],
  ['at', words.alarmAt, 40, false],
] as const

/** Raises an alarm by hand. */
export function AlarmForm({ orders, wallName }: { readonly orders: Orders; readonly wallName: string }) {
  const [typed, setTyped] = useState(empty)
  const type = (change: Partial<Typed>) => setTyped((now) => ({ ...now, ...change }))
  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    void orders.give(alarmOrder(typed)).then((isDone) => (isDone ? setTyped(empty) : undefined))
  }
  return (
    <form className="director-form" onSubmit={onSubmit}>
      <UnitChoice label={words.alarmWhere} value={typed.unit} none={null} onChange={(unit) => type({ unit })} />
      {fields.map(([name, label, most, isRequired]) => (
        <label key={name}>
          {label}
          <input
            required={isRequired}
            maxLength={most}
            value={typed[name]}
            onChange={({ target }) => type({ [name]: target.value })}
          />
        </label>
      ))}
      <label>
        {words.alarmRadius}
        <input
          type="number"
          min={50}
          max={50_000}
          value={typed.radius}
          onChange={({ target }) => type({ radius: target.value })}
        />
      </label>
      <label>
        {words.alarmNotify}
        <textarea rows={3} value={typed.notify} onChange={({ target }) => type({ notify: target.value })} />
      </label>
      <p className="director-note">{words.raiseSure(wallName)}</p>
      <button className="button" data-alarm="" disabled={orders.isBusy || typed.unit === ''}>
        {words.raise}
      </button>
    </form>
  )
}
