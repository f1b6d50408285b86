import './plain.css'
import { useQuery } from '@tanstack/react-query'
import { BrandMark } from '../ui/marks/brand-mark.tsx'
import { deskPageNames, pagePathOf } from '../desk/address.ts'
import { deskText } from '../ui/desk-messages.ts'
import { qualityText } from '../ui/quality-messages.ts'
import { manualText } from '../ui/manual-messages.ts'
import { text } from '../ui/messages.ts'
import { queries } from './api.ts'
import { boardsByGroup } from './boards-by-group.ts'

/** Boards of many units are reached from the desk of one. */
const mostDesks = 1

function deskPages(): readonly { readonly name: string; readonly path: string }[] {
  const { indicators, sources, lists, director } = deskText
  const names = {
    indicators,
    sources,
    quality: qualityText.title,
    health: qualityText.health.title,
    manual: manualText.title,
    boards: text.boards,
    lists,
    director,
  }
  return deskPageNames.map((page) => ({ name: names[page], path: pagePathOf(page) }))
}

/** The first page: which boards, pages of the desk and walls there are, and on what to open them. */
export function Chooser() {
  const { data: walls } = useQuery(queries.walls())
  const { data: boards, error } = useQuery(queries.boards())
  const units = [...new Set((boards ?? []).map(({ unit }) => unit))].slice(0, mostDesks)
  return (
    <div className="plain" data-face="desk">
      <header className="plain-head">
        <BrandMark size={56} />
        <div>
          <h1>{text.product}</h1>
          <p className="quiet">{text.productLine}</p>
        </div>
      </header>
      <section>
        <h2>{text.boards}</h2>
        {boards === undefined ? (
          <p>{error === null ? text.loadingBoard : `${text.connecting} (${error.message})`}</p>
        ) : null}
        {boardsByGroup(boards ?? []).map(({ group, boards: of }) => (
          <div key={group} className="plain-group">
            <h3>{text.board.groups[group]}</h3>
            <ul className="plain-list">
              {of.map((board) => (
                <li key={board.id}>
                  <b>{board.vi}</b>
                  <a href={`/wall/${board.id}`}>{text.openWall}</a>
                  <a href={`/desk/${board.unit}/bang?xem=${board.id}`}>{text.openDesk}</a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </section>
      {units.map((unit) => (
        <section key={unit}>
          <h2>{text.desks}</h2>
          <ul className="plain-list">
            {deskPages().map(({ name, path }) => (
              <li key={path}>
                <b>{name}</b>
                <a href={`/desk/${encodeURIComponent(unit)}${path}`}>{text.openDesk}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {walls === undefined || walls.length === 0 ? null : (
        <section>
          <h2>{text.walls}</h2>
          <ul className="plain-list">
            {walls.map((wall) => (
              <li key={wall.id}>
                <b>{wall.vi}</b>
                <a href={`/walls/${wall.id}`}>{text.openWall}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
