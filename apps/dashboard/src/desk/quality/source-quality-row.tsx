import { qualityParts, type SourceQuality } from '@toan-canh/contract'
import { useState } from 'react'
import { missing, numberText } from '../../ui/format.ts'
import { qualityText } from '../../ui/quality-messages.ts'
import { text } from '../../ui/messages.ts'
import { RowSpark } from '../members/row-spark.tsx'
import { Causes } from './causes.tsx'
import { ShareCell } from './share-cell.tsx'

/** The score of one source in a row; a press shows what lowers it. */
export function SourceQualityRow({ quality }: { readonly quality: SourceQuality }) {
  const [isOpen, setOpen] = useState(false)
  const { source, name, owner, isSample, score, trend } = quality
  const panel = `quality-${source}`
  return (
    <tbody>
      <tr>
        <th scope="row">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={panel}
            aria-label={qualityText.causesOf(name)}
            onClick={() => setOpen(!isOpen)}
          >
            <i aria-hidden="true">{isOpen ? '▾' : '▸'}</i>
            <span>
              <b>{name}</b>
              {isSample ? <span className="desk-sample">{text.sample}</span> : null}
              <small>{owner}</small>
            </span>
          </button>
        </th>
        <td data-label={qualityText.score} className="quality-score">
          {score === null ? missing : numberText(score, 1)}
        </td>
        {qualityParts.map((part) => (
          <ShareCell key={part} part={part} share={quality[part]} />
        ))}
        <td data-label={qualityText.trend} className="quality-trend">
          <RowSpark values={trend.map((each) => each.score)} />
        </td>
      </tr>
      {isOpen ? (
        <tr id={panel}>
          <td colSpan={7}>
            <Causes source={source} />
          </td>
        </tr>
      ) : null}
    </tbody>
  )
}
