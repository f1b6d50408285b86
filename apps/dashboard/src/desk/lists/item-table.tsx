import type { ItemsAnswer, ListedItem } from '@toan-canh/contract'
import { LevelMark } from '../../ui/marks/mark.tsx'
import { listText as words } from '../../ui/list-messages.ts'
import { daysWords, dayWords, sinceWords, stateWord, told, valueWords } from '../../widgets/item-list/item-words.ts'
import { useMinute } from '../../widgets/use-cover.ts'
import { useDesk } from '../desk-context.tsx'

function Row({ item, list }: { readonly item: ListedItem; readonly list: ItemsAnswer['list'] }) {
  const { catalogue } = useDesk()
  const now = useMinute()
  return (
    <tr data-level={item.level}>
      <th scope="row">
        {item.name === null ? null : <b>{item.name}</b>}
        <small className={item.name === null ? 'list-code' : undefined}>{item.code}</small>
      </th>
      <td data-label={words.columns.state}>
        <span className="list-state">
          <LevelMark level={item.level} size={15} label={words.levels[item.level]} />
          {stateWord(item.state, list)}
        </span>
        <small>{sinceWords(item, now)}</small>
      </td>
      {list.date === undefined ? null : (
        <td data-label={told(list.date)} className="list-day">
          {dayWords(item)}
          <small>{daysWords(item)}</small>
        </td>
      )}
      <td data-label={words.columns.unit}>{catalogue.register.find(item.unit)?.name ?? item.unit}</td>
      {list.columns.map((column) => (
        <td key={column.attribute} data-label={told(column)}>
          {valueWords(item, column)}
        </td>
      ))}
      <td data-label={words.columns.owner}>{item.owner}</td>
    </tr>
  )
}

/** The items of a list: what, how it stands by mark and word, until when, whose. On narrow screens each is a card. */
export function ItemTable({ answer }: { readonly answer: ItemsAnswer }) {
  const { list, items } = answer
  return (
    <table className="list-table">
      <thead>
        <tr>
          <th scope="col">{words.columns.item}</th>
          <th scope="col">{words.columns.state}</th>
          {list.date === undefined ? null : <th scope="col">{told(list.date)}</th>}
          <th scope="col">{words.columns.unit}</th>
          {list.columns.map((column) => (
            <th key={column.attribute} scope="col">
              {told(column)}
            </th>
          ))}
          <th scope="col">{words.columns.owner}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={item.key} item={item} list={list} />
        ))}
      </tbody>
    </table>
  )
}
