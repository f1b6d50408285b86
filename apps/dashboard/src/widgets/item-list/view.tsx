import '../data-health/data-health.css'
import type { ItemListConfig } from '@toan-canh/contract'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { queries } from '../../app/api.ts'
import { asOfText } from '../../ui/format.ts'
import { listText } from '../../ui/list-messages.ts'
import { useBoardData } from '../board-data.tsx'
import { HealthRows } from '../data-health/rows.tsx'
import { useMinute } from '../use-cover.ts'
import { Failed, Waiting } from '../void-states.tsx'
import type { WidgetProps } from '../widget.ts'
import { itemsAsked } from './items-asked.ts'
import { rowOfItem } from './rows-of.ts'

const mostAsked = 40
/** An answer older than this is told with its age. */
const agesAfterMs = 150_000

/** The items of a list in the unit of the board, the worst first; what does not fit is counted. */
export function ItemListView({ title, scope, height, config }: WidgetProps & { readonly config: ItemListConfig }) {
  const { units } = useBoardData()
  const now = useMinute()
  const { list, state, within } = config
  const asked = useQuery(queries.items(list, itemsAsked({ unit: scope.unit, state, within, limit: mostAsked })))
  const { data, error } = asked
  const rows = useMemo(
    () => (data === undefined ? [] : data.items.map((item) => rowOfItem(item, { list: data.list, units, now }))),
    [data, units, now],
  )
  if (data === undefined)
    return error === null ? <Waiting sizes={[[640, 28]]} /> : <Failed reason={listText.failed(error.message)} />
  const isOld = now - Date.parse(data.asOf) > agesAfterMs
  return (
    <HealthRows
      title={isOld ? `${title} · ${asOfText(Date.parse(data.asOf), now)}` : title}
      rows={rows}
      height={height}
      more={listText.newest}
      beyond={data.total - data.items.length}
      empty={{ words: state === undefined && within === undefined ? listText.none : listText.nothing }}
    />
  )
}
