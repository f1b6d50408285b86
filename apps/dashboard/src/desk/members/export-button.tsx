import { numberText } from '../../ui/format.ts'
import { deskText } from '../../ui/desk-messages.ts'
import { text } from '../../ui/messages.ts'
import { saveCsv } from '../../ui/save-file.ts'
import { useSources } from '../../widgets/use-cover.ts'
import { useDesk } from '../desk-context.tsx'
import { comparedText } from '../board/change-words.ts'
import { limitText } from '../explain/level-reason.ts'
import type { BarRange } from './bar-range.ts'
import { memberCsv } from './member-csv.ts'
import type { MemberRow } from './member-rows.ts'
import type { MemberTableProps } from './member-table-props.ts'
import { nameHead } from './table-parts.tsx'

/** What the bars stand on, in words, and the table as a file. */
export function ExportButton({
  rows,
  total,
  columns,
  range,
  kind,
  head,
}: Pick<MemberTableProps, 'total' | 'columns' | 'kind' | 'head'> & {
  readonly rows: readonly MemberRow[]
  readonly range: BarRange
}) {
  const { scope, catalogue } = useDesk()
  const isSample = useSources().some((source) => source.isSample)
  const { indicator, period, comparison, unit, today } = scope
  const target = indicator.target?.value
  const ends =
    indicator.unit === '%'
      ? [limitText(range.from, indicator), limitText(range.to, indicator)]
      : [numberText(range.from), numberText(range.to)]
  const isComparable = total.change !== null
  function save(): void {
    const content = memberCsv({
      rows: [...rows, total],
      indicators: [indicator, ...columns.flatMap((id) => catalogue.indicators.get(id) ?? [])],
      words: {
        ...deskText.csv,
        hidden: text.hiddenSmall,
        name: nameHead(kind, head),
        change: deskText.columns.change(comparison.part.id),
      },
      levelWord: (row) => text.level[row.level],
      mark: isSample ? text.sample : '',
      isComparable,
    })
    saveCsv(`${indicator.id}-${unit.code}-${period.id}.csv`, content)
  }
  return (
    <div className="members-foot">
      <p>
        {deskText.barRange(ends[0] ?? '', ends[1] ?? '')}
        {target === undefined ? '' : deskText.barTarget(limitText(target, indicator))}.
        {isComparable || kind === 'ngay' || kind === 'thang'
          ? ''
          : ` ${deskText.incomparableWhy(comparedText(comparison.part, today))}.`}
      </p>
      <button type="button" className="button" onClick={save}>
        {deskText.exportCsv}
      </button>
    </div>
  )
}
