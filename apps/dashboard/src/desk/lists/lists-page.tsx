import './lists.css'
import { boardGroups, type ItemList, type ItemsAnswer, routes } from '@toan-canh/contract'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../../app/api.ts'
import { asOfText, numberText } from '../../ui/format.ts'
import { listText as words } from '../../ui/list-messages.ts'
import { text } from '../../ui/messages.ts'
import { itemsAsked } from '../../widgets/item-list/items-asked.ts'
import { told } from '../../widgets/item-list/item-words.ts'
import { useMinute } from '../../widgets/use-cover.ts'
import { followHere, go, hrefWith, useDesk } from '../desk-context.tsx'
import { ItemTable } from './item-table.tsx'
import { ListControls } from './list-controls.tsx'
import { listQuestion } from './list-question.ts'
import { SetList } from './set-list.tsx'

const unfiltered = { slice: null, state: null, within: null, sort: null, reading: null } as const

/** All lists by group. */
function ListOfLists({ lists }: { readonly lists: readonly ItemList[] }) {
  const desk = useDesk()
  const groups = boardGroups.filter((group) => lists.some((list) => list.group === group))
  if (lists.length === 0) return <p className="list-note">{words.noLists}</p>
  return (
    <>
      {groups.map((group) => (
        <section key={group} className="list-group">
          <h2>{text.board.groups[group]}</h2>
          <ul>
            {lists
              .filter((list) => list.group === group)
              .map((list) => (
                <li key={list.id}>
                  <a href={hrefWith(desk, { ...unfiltered, view: list.id })} onClick={followHere}>
                    {told(list)}
                  </a>
                  <small>{list.basis}</small>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  )
}

/** The indicators that count what is listed, each with its way to the number. */
function CountedBy({ list }: { readonly list: ItemList }) {
  const desk = useDesk()
  const known = list.indicators.flatMap((id) => desk.catalogue.indicators.get(id) ?? [])
  if (known.length === 0) return null
  return (
    <p className="list-note">
      {words.counts}:{' '}
      {known.map(({ id, vi, en }, at) => (
        <span key={id}>
          {at === 0 ? '' : ' · '}
          <a
            href={hrefWith(desk, { ...unfiltered, page: 'indicators', view: null, indicator: id })}
            onClick={followHere}
          >
            {desk.language === 'en' ? en : vi}
          </a>
        </span>
      ))}
    </p>
  )
}

function Found({ answer, asked }: { readonly answer: ItemsAnswer; readonly asked: string }) {
  const now = useMinute()
  const { items, total, isWhole, isSample, asOf, commit, list } = answer
  const file = (kind: 'itemsCsv' | 'itemsXlsx') => `${routes[kind].path.replace(':id', list.id)}?${asked}`
  return (
    <>
      <ListControls answer={answer} />
      {items.length === 0 ? (
        <p className="list-note" role="status">
          {Object.keys(answer.counts).length === 0 ? words.none : words.nothing}
        </p>
      ) : (
        <ItemTable answer={answer} />
      )}
      <div className="list-foot">
        <p>
          {items.length < total
            ? words.shown(numberText(items.length), numberText(total))
            : words.all(numberText(total))}
          {' · '}
          {words.asOf(asOfText(Date.parse(asOf), now), String(commit))}
          {isSample ? <span className="desk-sample">{text.sample}</span> : null}
        </p>
        {isWhole ? null : <p role="status">{words.cut}</p>}
        <a className="button" href={file('itemsCsv')} download>
          {words.csv}
        </a>
        <a className="button" href={file('itemsXlsx')} download>
          {words.xlsx}
        </a>
      </div>
      <CountedBy list={list} />
    </>
  )
}

function OneList({ list, lists }: { readonly list: ItemList; readonly lists: readonly ItemList[] }) {
  const desk = useDesk()
  const { unit } = desk.scope
  const question = listQuestion(list, desk.address, unit.code)
  const { data, error } = useQuery(queries.items(list.id, itemsAsked(question)))
  return (
    <>
      <div className="work-head">
        <h1 className="work-title">
          <label className="title-select">
            <span className="unseen">{words.choose}</span>
            <select value={list.id} onChange={({ target }) => go(desk, { ...unfiltered, view: target.value })}>
              {lists.map((each) => (
                <option key={each.id} value={each.id}>
                  {told(each)}
                </option>
              ))}
            </select>
          </label>
        </h1>
        <span className="quiet grow">{unit.name}</span>
      </div>
      {data === undefined ? (
        <p className="list-note" role={error === null ? 'status' : 'alert'}>
          {error === null ? words.waiting : words.failed(error.message)}
        </p>
      ) : (
        <Found answer={data} asked={itemsAsked({ ...question, limit: undefined })} />
      )}
    </>
  )
}

/** What stands one by one behind the numbers: all lists, or the one that the address names with its filters. */
export function ListsPage() {
  const { address } = useDesk()
  const { data: lists, error } = useQuery(queries.lists())
  const list = lists?.find(({ id }) => id === address.view)
  return (
    <main className="work lists">
      {list !== undefined && lists !== undefined ? (
        <OneList key={list.id} list={list} lists={lists} />
      ) : (
        <>
          <div className="work-head">
            <h1 className="work-title">{words.list}</h1>
          </div>
          {lists === undefined ? (
            <p className="list-note" role={error === null ? 'status' : 'alert'}>
              {error === null ? words.waiting : words.failed(error.message)}
            </p>
          ) : (
            <>
              {address.view === null ? null : (
                <p className="list-note" role="status">
                  {words.noList(address.view)}
                </p>
              )}
              <ListOfLists lists={lists} />
              <SetList />
            </>
          )}
        </>
      )}
    </main>
  )
}
