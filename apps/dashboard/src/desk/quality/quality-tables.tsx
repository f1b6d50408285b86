import { type QualityAnswer, qualityParts, type UnitQuality } from '@toan-canh/contract'
import { useState } from 'react'
import { missing, numberText } from '../../ui/format.ts'
import { qualityText } from '../../ui/quality-messages.ts'
import { ShareCell } from './share-cell.tsx'
import { SourceQualityRow } from './source-quality-row.tsx'

const unitsAtFirst = 20

function Head({ first, last }: { readonly first: string; readonly last?: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        <th scope="col" className="quality-score">
          {qualityText.score} <small>{qualityText.outOf}</small>
        </th>
        {qualityParts.map((part) => (
          <th key={part} scope="col">
            {qualityText.parts[part]}
            <small>{qualityText.meaning[part]}</small>
          </th>
        ))}
        {last === undefined ? null : <th scope="col">{last}</th>}
      </tr>
    </thead>
  )
}

function UnitRow({ quality }: { readonly quality: UnitQuality }) {
  return (
    <tr>
      <th scope="row">{quality.name}</th>
      <td data-label={qualityText.score} className="quality-score">
        {quality.score === null ? missing : numberText(quality.score, 1)}
      </td>
      {qualityParts.map((part) => (
        <ShareCell key={part} part={part} share={quality[part]} />
      ))}
    </tr>
  )
}

function Units({ units }: { readonly units: readonly UnitQuality[] }) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? units : units.slice(0, unitsAtFirst)
  const left = units.length - shown.length
  if (units.length === 0) return null
  return (
    <>
      <h2 className="quality-title">{qualityText.unitsTitle(numberText(units.length))}</h2>
      <table className="quality-table">
        <Head first={qualityText.units} />
        <tbody>
          {shown.map((unit) => (
            <UnitRow key={unit.unit} quality={unit} />
          ))}
        </tbody>
      </table>
      {left === 0 ? null : (
        <button type="button" className="quality-more" onClick={() => setWhole(true)}>
          {qualityText.more(numberText(left))}
        </button>
      )}
    </>
  )
}

/** The scores of all sources and units, the worst first. */
export function QualityTables({ answer }: { readonly answer: QualityAnswer }) {
  if (answer.sources.length === 0) return <p className="quality-note">{qualityText.empty}</p>
  return (
    <>
      <table className="quality-table">
        <Head first={qualityText.sources} last={qualityText.trend} />
        {answer.sources.map((source) => (
          <SourceQualityRow key={source.source} quality={source} />
        ))}
      </table>
      <Units units={answer.units} />
    </>
  )
}
