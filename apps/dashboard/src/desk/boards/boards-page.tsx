import './boards.css'
import { dayOf } from '@toan-canh/calendar'
import type { Board } from '@toan-canh/contract'
import { useMemo } from 'react'
import { boardsByGroup } from '../../app/boards-by-group.ts'
import { text } from '../../ui/messages.ts'
import { scopeOf } from '../../widgets/scope.ts'
import { useMinute } from '../../widgets/use-cover.ts'
import { PeriodControl } from '../board/period-control.tsx'
import { followHere, go, hrefWith, useDesk } from '../desk-context.tsx'
import { BoardSheet } from './board-sheet.tsx'

/** All boards by group, each to be opened here or on a wall. */
function BoardList({ boards }: { readonly boards: readonly Board[] }) {
  const desk = useDesk()
  return (
    <>
      {boardsByGroup(boards).map(({ group, boards: of }) => (
        <section key={group} className="board-group">
          <h2>{text.board.groups[group]}</h2>
          <ul>
            {of.map((board) => (
              <li key={board.id}>
                <a
                  className="board-name"
                  href={hrefWith(desk, {
                    page: 'boards',
                    unit: board.unit,
                    view: board.id,
                    period: null,
                    reading: null,
                  })}
                  onClick={followHere}
                >
                  {desk.language === 'en' ? board.en : board.vi}
                </a>
                <a className="board-wall" href={`/wall/${board.id}`}>
                  {text.openWall}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

/** One board over the unit and period of the desk; without a period in the address, over its own. */
function OneBoard({ board }: { readonly board: Board }) {
  const desk = useDesk()
  const { address, scope: at, boards } = desk
  const today = dayOf(useMinute())
  const boundary = at.boundary === 'then' ? 'then' : null
  const scope = useMemo(
    () => scopeOf(board, { period: address.period, unit: at.unit.code, boundary }, today),
    [board, address.period, at.unit.code, boundary, today],
  )
  return (
    <>
      <div className="work-head">
        <h1 className="work-title">
          <label className="title-select">
            <span className="unseen">{text.boards}</span>
            <select value={board.id} onChange={(event) => go(desk, { view: event.target.value })}>
              {boards.map((each) => (
                <option key={each.id} value={each.id}>
                  {desk.language === 'en' ? each.en : each.vi}
                </option>
              ))}
            </select>
          </label>
        </h1>
        <span className="quiet grow">{at.unit.name}</span>
        <PeriodControl />
        <a className="board-wall" href={`/wall/${board.id}?unit=${encodeURIComponent(at.unit.code)}`}>
          {text.openWall}
        </a>
      </div>
      <BoardSheet board={board} scope={scope} />
    </>
  )
}

/** The boards of the centre at a desk: the list, or the one that the address names. */
export function BoardsPage() {
  const { address, boards } = useDesk()
  const board = boards.find(({ id }) => id === address.view)
  return (
    <main className="work boards">
      {board === undefined ? (
        <>
          <div className="work-head">
            <h1 className="work-title">{text.boards}</h1>
          </div>
          {address.view === null || boards.length === 0 ? null : (
            <p className="quiet" role="status">
              {text.noBoard(address.view)}
            </p>
          )}
          <BoardList boards={boards} />
        </>
      ) : (
        <OneBoard key={board.id} board={board} />
      )}
    </main>
  )
}
