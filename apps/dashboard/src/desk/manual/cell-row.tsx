import { type Finding, manualLimits, type ManualSet } from '@toan-canh/contract'
import { useId } from 'react'
import { missing } from '../../ui/format.ts'
import { manualText } from '../../ui/manual-messages.ts'

interface CellProps {
  readonly field: ManualSet['fields'][number]
  readonly value: string
  readonly before: string
  readonly findings: readonly Finding[]
  readonly isConfirmed: boolean
  readonly canWrite: boolean
  /** Something is being sent: nothing can be typed, and the place is kept. */
  readonly isBusy: boolean
  readonly onValue: (value: string) => void
  readonly onConfirm: () => void
}

/** One number: its name, where it is typed, its unit of measure, what it was before, and what is found in it. */
export function CellRow({
  field,
  value,
  before,
  findings,
  isConfirmed,
  canWrite,
  isBusy,
  onValue,
  onConfirm,
}: CellProps) {
  const id = useId()
  const worst = findings.find(({ kind }) => kind === 'error') ?? findings.find(({ kind }) => kind === 'confirm')
  return (
    <tr>
      <th scope="row">
        <label htmlFor={id}>{field.name}</label>
        {field.hint === null ? null : <small>{field.hint}</small>}
      </th>
      <td>
        <input
          id={id}
          data-cell=""
          className="num"
          inputMode="decimal"
          autoComplete="off"
          value={value}
          maxLength={manualLimits.cellLength}
          disabled={!canWrite}
          readOnly={isBusy}
          aria-invalid={worst?.kind === 'error'}
          aria-describedby={findings.length > 0 ? `${id}-tim` : undefined}
          onChange={({ target }) => onValue(target.value)}
        />
        <div id={`${id}-tim`} className="entry-findings">
          {findings.map(({ kind, sentence }) => (
            <p key={sentence} className="entry-finding" data-kind={kind}>
              {sentence}
              {kind === 'confirm' && canWrite && !isConfirmed && !isBusy ? (
                <button type="button" onClick={onConfirm}>
                  {manualText.meant}
                </button>
              ) : null}
            </p>
          ))}
        </div>
      </td>
      <td>{field.measure}</td>
      <td className="num">{before === '' ? missing : before}</td>
    </tr>
  )
}
