import { formatInstant } from '@toan-canh/calendar'
import { type ItemList, type ItemsAnswer, type ItemSort, type ItemState, listLimits } from '@toan-canh/contract'
import type { Centre } from '../centre/open-centre.ts'
import { chooseItems, countStates } from '../lists/choose-items.ts'
import { itemTable } from '../lists/item-table.ts'
import { readItems, type ReadItems } from '../lists/read-items.ts'
import { HttpProblem } from './problem.ts'
import { sliceOf } from './readings.ts'
import type { Input } from './serve-routes.ts'
import { csvFile, type TableFile, xlsxFile } from './table-file.ts'

interface Asked {
  readonly id: string
  readonly unit: string
  readonly state?: ItemState | undefined
  readonly slice?: string | undefined
  readonly within?: number | undefined
  readonly sort: ItemSort
}

interface Found extends ReadItems {
  readonly list: ItemList
  readonly chosen: ReadItems['items']
}

function nameIn({ catalogue: { register } }: Centre): (unit: string) => string {
  return (unit) => register.find(unit)?.name ?? unit
}

async function find(centre: Centre, asked: Asked): Promise<Found> {
  const list = centre.catalogue.lists.get(asked.id)
  if (list === undefined) throw new HttpProblem('not_found', `Không có danh sách ${asked.id}`)
  if (centre.catalogue.register.find(asked.unit)?.code !== asked.unit)
    throw new HttpProblem('unknown_unit', `Không có đơn vị ${asked.unit}`)
  const slice = sliceOf(asked.slice)
  if (slice !== null && !list.columns.some(({ attribute }) => attribute === slice.dimension))
    throw new HttpProblem('bad_request', `slice: danh sách ${asked.id} không có cột ${slice.dimension}`)
  const read = await readItems(centre, list, asked.unit)
  const choice = { state: asked.state ?? null, slice, withinDays: asked.within ?? null, sort: asked.sort }
  return { ...read, list, chosen: chooseItems(read.items, choice, nameIn(centre)) }
}

function tableOf(centre: Centre, { unit }: Asked, found: Found): TableFile {
  const { list, commit, isSample, isWhole, chosen } = found
  const nameOf = nameIn(centre)
  const now = centre.now()
  const isCut = !isWhole || chosen.length > listLimits.file
  return {
    name: `${list.id}-${unit}`,
    title: `${list.vi} · ${nameOf(unit)}`,
    notes: [
      `${formatInstant(now)} · lần ghi ${String(commit)}${isSample ? ' · DỮ LIỆU MẪU' : ''}`,
      `${list.basis}${isCut ? ' · danh sách dài hơn giới hạn một tệp: chỉ gồm các dòng gần hạn nhất' : ''}`,
    ],
    rows: itemTable(chosen.slice(0, listLimits.file), { list, commit, now, isSample, nameOf }),
  }
}

/** What answers the routes of lists. */
export function listHandlers(centre: Centre) {
  return {
    lists: () => ({ lists: [...centre.catalogue.lists.values()] }),
    items: async (asked: Input<'items'>): Promise<ItemsAnswer> => {
      const { list, commit, isSample, isWhole, items, chosen } = await find(centre, asked)
      return {
        commit,
        asOf: formatInstant(centre.now()),
        isSample,
        list,
        unit: asked.unit,
        total: chosen.length,
        isWhole,
        counts: countStates(items),
        items: chosen.slice(0, asked.limit),
      }
    },
    itemsCsv: async (asked: Input<'itemsCsv'>) => csvFile(tableOf(centre, asked, await find(centre, asked))),
    itemsXlsx: async (asked: Input<'itemsXlsx'>) =>
      xlsxFile(tableOf(centre, asked, await find(centre, asked)), new Date(centre.now())),
  }
}
