import './director.css'
import { plainWallState, type WallView } from '@toan-canh/contract'
import { type Shown, showAt } from '@toan-canh/live'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import { ApiError, queries } from '../../app/api.ts'
import { useServerClock } from '../../live/index.ts'
import { clockText } from '../../ui/format.ts'
import { directorText as words } from '../../ui/director-messages.ts'
import { deskText } from '../../ui/desk-messages.ts'
import { useStage } from '../../wall/use-stage.ts'
import { useWallState } from '../../wall/use-wall-state.ts'
import { AlarmForm } from './alarm-form.tsx'
import { directorQueries, revokeScreen } from './director-api.ts'
import { History } from './history.tsx'
import { LaidList } from './laid-list.tsx'
import { laidSpans } from './laid-spans.ts'
import { type OperatorKey, operatorKey, takeKey } from './operator-key.ts'
import { OutputCard } from './output-card.tsx'
import { ReleaseLine } from './release-line.tsx'
import { PairForm } from './pair-form.tsx'
import { ShowForm } from './show-form.tsx'
import { SignIn } from './sign-in.tsx'
import { ToolsForm } from './tools-form.tsx'
import { useDirectorKeys } from './use-director-keys.ts'
import { type Orders, useOrders } from './use-orders.ts'
import { WallPicture } from './wall-picture.tsx'

const tabs = ['show', 'alarm', 'tools', 'pair'] as const
type Tab = (typeof tabs)[number]

const identifySeconds = 15

function Note({ orders }: { readonly orders: Orders }) {
  const { note, undo } = orders
  if (note.kind === 'none') return null
  return (
    <p className="director-said" role={note.kind === 'failed' ? 'alert' : 'status'} data-kind={note.kind}>
      <span className="grow">{note.kind === 'failed' ? note.sentence : words.done(words.kinds[note.order])}</span>
      {undo === null ? null : (
        <button type="button" className="button" onClick={undo}>
          {words.undo}
        </button>
      )}
    </p>
  )
}

function NowLine({
  shown,
  until,
  boardName,
  alarm,
}: {
  readonly shown: Shown
  readonly until: number
  readonly boardName: (id: string) => string
  readonly alarm: string | null
}) {
  const cause = shown.kind === 'alarm' ? 'alarm' : shown.cause
  const place = shown.kind === 'scene' ? shown.place : null
  const name =
    shown.kind === 'alarm'
      ? (alarm ?? '')
      : words.boardName(boardName(shown.board), [shown.unit, shown.period].filter(Boolean).join(' · '))
  return (
    <p className="director-now" data-cause={cause}>
      <span>{words.now}</span>
      <b className="grow">{name}</b>
      <span>{words.causes[cause]}</span>
      {place === null ? null : <span>{words.turn(place.index + 1, place.count)}</span>}
      {Number.isFinite(until) ? <span>{words.next(clockText(until))}</span> : null}
    </p>
  )
}

interface DeskOfWallProps {
  readonly wall: WallView
  readonly operator: OperatorKey | null
  readonly scanned: string
}

function DeskOfWall({ wall, operator, scanned }: DeskOfWallProps) {
  const state = useWallState(wall.id) ?? plainWallState
  const { shown } = useStage(wall, state)
  const now = useServerClock()
  const { until } = showAt(wall, state, now)
  const { data: known } = useQuery(queries.boards())
  const boards = useMemo(() => known ?? [], [known])
  const board = shown.kind === 'scene' ? boards.find(({ id }) => id === shown.board) : undefined
  const outputs = useQuery({
    ...directorQueries.outputs(wall.id, operator ?? { secret: '', by: '' }),
    enabled: operator !== null,
  })
  const statuses = outputs.data?.outputs ?? []
  const client = useQueryClient()
  const orders = useOrders(wall.id, operator)
  const [tab, setTab] = useState<Tab>(scanned === '' ? 'show' : 'pair')
  const [chosen, setChosen] = useState<string | null>(null)
  const spans = useMemo(() => laidSpans(state, now), [state, now])
  const freeze = spans.find(({ kind }) => kind === 'freeze')
  const alarm = shown.kind === 'alarm' ? (state.alarms.find(({ id }) => id === shown.alarm)?.what ?? '') : null
  const boardName = useCallback((id: string) => boards.find((each) => each.id === id)?.vi ?? id, [boards])
  const { give, undo } = orders
  const toggleFreeze = useCallback(
    () =>
      void (freeze === undefined
        ? give({ kind: 'freeze', reason: words.freezeReason, seconds: null })
        : give({ kind: 'end', span: freeze.id }, freeze.again)),
    [give, freeze],
  )
  useDirectorKeys(
    useCallback(
      (key) => {
        if (operator === null) return
        if (key === 'freeze') toggleFreeze()
        else if (key === 'identify') void give({ kind: 'identify', seconds: identifySeconds })
        else undo?.()
      },
      [operator, toggleFreeze, give, undo],
    ),
  )
  async function revoke(device: string): Promise<void> {
    if (operator === null) return
    await revokeScreen(wall.id, operator, device).catch(() => {})
    await client.invalidateQueries({ queryKey: ['outputs', wall.id] })
  }
  const isWrong = outputs.error instanceof ApiError && [403, 429].includes(outputs.error.status)
  const free = statuses.find(({ device }) => device === null)?.output ?? null
  return (
    <div className="director-body">
      <div className="director-main">
        <NowLine {...{ shown, until, boardName, alarm }} />
        <WallPicture {...{ wall, shown, board, chosen, alarm }} outputs={statuses} onChoose={setChosen} />
        <p className="director-note">{words.schematic}</p>
        <ReleaseLine release={outputs.data?.release ?? null} />
        {operator === null || isWrong ? null : (
          <ul className="director-cards">
            {statuses
              .filter(({ output, device }) => (chosen === null ? device !== null : output === chosen))
              .map((status) => (
                <OutputCard
                  key={status.output}
                  status={status}
                  shown={shown.key}
                  onReload={() => void give({ kind: 'reload', output: status.output })}
                  onRevoke={(device) => void revoke(device)}
                />
              ))}
          </ul>
        )}
        <h2>{words.laid}</h2>
        <LaidList spans={spans} orders={operator === null || isWrong ? null : orders} />
      </div>
      <aside className="director-side">
        {operator === null || isWrong ? (
          <SignIn sentence={isWrong ? (outputs.error?.message ?? null) : null} />
        ) : (
          <>
            <div className="director-quick">
              <button
                type="button"
                className="button"
                aria-pressed={freeze !== undefined}
                disabled={orders.isBusy}
                title={words.freezeHint}
                onClick={toggleFreeze}
              >
                {freeze === undefined ? words.freeze : words.unfreeze}
              </button>
              <button type="button" className="button" onClick={() => takeKey(null)}>
                {words.signOut}
              </button>
            </div>
            <Note orders={orders} />
            <div
              className="director-tabs"
              role="tablist"
              onKeyDown={({ key }) => {
                const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? tabs.length - 1 : 0
                if (step > 0) setTab(tabs[(tabs.indexOf(tab) + step) % tabs.length] ?? tab)
              }}
            >
              {tabs.map((each) => (
                <button key={each} type="button" role="tab" aria-selected={tab === each} onClick={() => setTab(each)}>
                  {words.tabs[each]}
                </button>
              ))}
            </div>
            {tab === 'show' ? <ShowForm {...{ wall, boards, orders }} /> : null}
            {tab === 'alarm' ? <AlarmForm orders={orders} wallName={wall.vi} /> : null}
            {tab === 'tools' ? <ToolsForm {...{ orders, board }} /> : null}
            {tab === 'pair' ? <PairForm {...{ wall, operator, free }} code={scanned} /> : null}
            <p className="director-note">{words.keys}</p>
          </>
        )}
      </aside>
      {operator === null || isWrong ? null : <History wall={wall.id} {...{ operator, boardName }} />}
    </div>
  )
}

/** The director's desk: what a wall shows and how its screens are; with the operator's secret, what it shall show. */
export function DirectorPage() {
  const walls = useQuery(queries.walls())
  const operator = useSyncExternalStore(operatorKey.listen, operatorKey.get, operatorKey.get)
  const [chosen, setChosen] = useState<string | null>(null)
  const id = chosen ?? walls.data?.[0]?.id ?? null
  const wall = useQuery({ ...queries.wall(id ?? ''), enabled: id !== null })
  const scanned = typeof location === 'undefined' ? '' : (new URLSearchParams(location.search).get('ghep') ?? '')
  return (
    <main className="work director">
      <div className="work-head">
        <h1 className="work-title grow">{wall.data?.vi ?? words.wall}</h1>
        {(walls.data ?? []).length < 2 ? null : (
          <select aria-label={words.wall} value={id ?? ''} onChange={({ target }) => setChosen(target.value)}>
            {(walls.data ?? []).map((each) => (
              <option key={each.id} value={each.id}>
                {each.vi}
              </option>
            ))}
          </select>
        )}
      </div>
      {walls.data?.length === 0 ? (
        <p className="director-note">{words.noWalls}</p>
      ) : wall.data === undefined ? (
        <p className="director-note" role="status">
          {wall.error?.message ?? deskText.loading}
        </p>
      ) : (
        <DeskOfWall key={wall.data.id} wall={wall.data} {...{ operator, scanned }} />
      )}
    </main>
  )
}
