import type { WallView } from '@toan-canh/contract'
import { outputsOf } from '@toan-canh/live'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { directorText as words } from '../../ui/director-messages.ts'
import { pairScreen } from './director-api.ts'
import type { OperatorKey } from './operator-key.ts'

/** The six digits of what was typed or scanned; empty when there are not six. */
export function digitsOf(typed: string): string {
  const digits = typed.replaceAll(/\D/g, '')
  return digits.length === 6 ? digits : ''
}

interface PairFormProps {
  readonly wall: WallView
  readonly operator: OperatorKey
  /** What the QR of a screen brought along. */
  readonly code: string
  readonly free: string | null
}

/** Confirms the code that a new screen shows. */
export function PairForm({ wall, operator, code: scanned, free }: PairFormProps) {
  const [code, setCode] = useState(scanned)
  const [output, setOutput] = useState(free ?? 'r1c1')
  const [place, setPlace] = useState('')
  const [isReplacing, setReplacing] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const client = useQueryClient()
  async function confirm(): Promise<void> {
    try {
      await pairScreen(wall.id, operator, { code: digitsOf(code), output, place: place.trim(), replace: isReplacing })
      setSaid(words.pairDone(output))
      setCode('')
      await client.invalidateQueries({ queryKey: ['outputs', wall.id] })
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error))
    }
  }
  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    void confirm()
  }
  return (
    <form className="director-form" onSubmit={onSubmit}>
      <label>
        {words.code}
        <input
          className="director-code"
          required
          inputMode="numeric"
          autoComplete="off"
          maxLength={9}
          value={code}
          onChange={({ target }) => setCode(target.value)}
        />
        <small>{words.pairHint}</small>
      </label>
      <label>
        {words.outputs}
        <select value={output} onChange={({ target }) => setOutput(target.value)}>
          {outputsOf(wall).map(({ id, width, height }) => (
            <option key={id} value={id}>{`${id} · ${width} × ${height}`}</option>
          ))}
        </select>
      </label>
      <label>
        {words.place}
        <input maxLength={80} value={place} onChange={({ target }) => setPlace(target.value)} />
      </label>
      <label className="director-check">
        <input type="checkbox" checked={isReplacing} onChange={({ target }) => setReplacing(target.checked)} />
        {words.replace}
      </label>
      {said === null ? null : <p role="status">{said}</p>}
      <button className="button" data-main="" disabled={digitsOf(code) === ''}>
        {words.pair}
      </button>
    </form>
  )
}
