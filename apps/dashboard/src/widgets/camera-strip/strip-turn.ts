import type { Instant } from '@toan-canh/calendar'
import { type AssetView, type CameraStripConfig, topicName } from '@toan-canh/contract'
import type { Scope } from '../scope.ts'

/** The wire name of the cameras that take turns. */
export function stripTopic({ kind, slice }: CameraStripConfig, { unit }: Scope): string {
  return topicName({ kind: 'assets', assetKind: kind, unit, slice: slice ?? null })
}

/** The cameras that take turns, in one order on every output: those that are not down and have a way to be watched. */
export function playing(assets: ReadonlyMap<string, AssetView>): readonly (readonly [string, AssetView])[] {
  return [...assets]
    .filter(([, { state, streams }]) => state !== 'down' && streams.length > 0)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
}

export interface StripTurn<T> {
  readonly shown: readonly T[]
  /** Counted from 1. */
  readonly turn: number
  readonly turns: number
}

/**
 * Which of them stand side by side at an instant of the centre's clock: every output shows the same at the same moment. The last turn
 * is filled up from the front.
 */
export function turnAt<T>(all: readonly T[], on: { tiles: number; seconds: number; now: Instant }): StripTurn<T> {
  const tiles = Math.min(on.tiles, all.length)
  if (tiles === 0) return { shown: [], turn: 0, turns: 0 }
  const turns = Math.ceil(all.length / tiles)
  const turn = Math.floor(on.now / (on.seconds * 1_000)) % turns
  const shown = Array.from({ length: tiles }, (_, at) => all[(turn * tiles + at) % all.length]).filter(
    (each): each is T => each !== undefined,
  )
  return { shown, turn: turn + 1, turns }
}

const least = { tile: 520, aspect: 16 / 9, caption: 120 } as const

/** How many tiles have room side by side and below each other, at most as many as are wanted: the largest pictures win. */
export function stripGrid(
  wanted: number,
  room: { readonly width: number; readonly height: number },
): { readonly columns: number; readonly rows: number } {
  const grids = Array.from({ length: wanted }, (_, at) => ({ columns: at + 1, rows: Math.ceil(wanted / (at + 1)) }))
  const pictureWidth = ({ columns, rows }: { columns: number; rows: number }) =>
    Math.min(room.width / columns, (room.height / rows - least.caption) * least.aspect)
  const fitting = grids.filter(({ columns }) => room.width / columns >= least.tile)
  const [first = { columns: 1, rows: 1 }] = fitting.toSorted((a, b) => pictureWidth(b) - pictureWidth(a))
  return first
}
