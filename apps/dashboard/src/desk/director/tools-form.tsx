import type { Board } from '@toan-canh/contract'
import { useState } from 'react'
import { directorText as words } from '../../ui/director-messages.ts'
import { UnitChoice } from './choices.tsx'
import type { Orders } from './use-orders.ts'

const pointSeconds = 30
const identifySeconds = 15
const bannerSeconds = 900

/** A message on the wall, pointing, names of screens, loading anew. */
export function ToolsForm({ orders, board }: { readonly orders: Orders; readonly board: Board | undefined }) {
  const [banner, setBanner] = useState('')
  const [tile, setTile] = useState('')
  const [unit, setUnit] = useState('')
  const target = tile === '' ? (unit === '' ? null : { unit }) : { tile }
  return (
    <div className="director-form">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void orders.give({ kind: 'banner', text: banner.trim(), seconds: bannerSeconds })
        }}
      >
        <label>
          {words.banner}
          <input
            required
            maxLength={140}
            placeholder={words.bannerHint}
            value={banner}
            onChange={({ target: input }) => setBanner(input.value)}
          />
        </label>
        <button className="button" disabled={orders.isBusy || banner.trim() === ''}>
          {words.bannerShow}
        </button>
      </form>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (target !== null) void orders.give({ kind: 'point', target, seconds: pointSeconds })
        }}
      >
        <label>
          {words.pointTile}
          <select
            value={tile}
            onChange={({ target: input }) => {
              setTile(input.value)
              setUnit('')
            }}
          >
            <option value="" />
            {Object.entries(board?.widgets ?? {})
              .filter(([, { title }]) => title !== '')
              .map(([name, { title }]) => (
                <option key={name} value={name}>
                  {title}
                </option>
              ))}
          </select>
        </label>
        <UnitChoice
          label={words.pointUnit}
          value={unit}
          none=""
          onChange={(code) => {
            setUnit(code)
            setTile('')
          }}
        />
        <button className="button" disabled={orders.isBusy || target === null}>
          {words.pointShow}
        </button>
      </form>
      <button
        type="button"
        className="button"
        disabled={orders.isBusy}
        onClick={() => void orders.give({ kind: 'identify', seconds: identifySeconds })}
      >
        {words.identify}
      </button>
      <button
        type="button"
        className="button"
        disabled={orders.isBusy}
        title={words.reloadHint}
        onClick={() => void orders.give({ kind: 'reload', output: null })}
      >
        {words.reloadAll}
      </button>
      <p className="director-note">{words.reloadHint}</p>
    </div>
  )
}
