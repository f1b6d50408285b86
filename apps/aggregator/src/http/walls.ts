import type { IncomingMessage } from 'node:http'
import { formatInstant, parseInstant } from '@toan-canh/calendar'
import { type WallLogLine, wallOrderBodySchema, type WallView } from '@toan-canh/contract'
import { readWallLog } from '@toan-canh/store'
import type { OperatorDoor } from '../access/operator-door.ts'
import type { Centre } from '../centre/open-centre.ts'
import type { DeviceDoor } from '../walls/device-book.ts'
import type { WallBook } from '../walls/wall-book.ts'
import { WallRefusal } from '../walls/wall-refusal.ts'
import { shapeOf } from './json-of.ts'
import { HttpProblem } from './problem.ts'
import type { Handlers } from './serve-routes.ts'

/** What is laid over walls, and who may change it. */
export interface WallDoor {
  readonly book: WallBook
  readonly operator: OperatorDoor
  readonly viewOf: (wall: string) => WallView
  readonly outputs: DeviceDoor
}

type WallHandlers = Pick<Handlers, 'walls' | 'wall' | 'wallState' | 'wallOrder' | 'wallLog'>

/** What is refused is told with its code. */
export async function toldRefusal<T>(work: () => Promise<T> | T): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof WallRefusal ? new HttpProblem(error.code, error.message) : error
  }
}

/** Lets whoever holds the operator's secret pass. */
export async function letOperatorPass(operator: OperatorDoor, request: IncomingMessage): Promise<void> {
  const right = await operator.judge(request.headers.authorization, request.socket.remoteAddress ?? '')
  if (right === 'too_many') throw new HttpProblem('too_many', 'Nhập sai mã nhiều lần; hãy đợi một phút rồi thử lại.')
  if (right === 'refused')
    throw new HttpProblem(
      'forbidden',
      'Cần mã người điều hành: in ở lần chạy đầu, hoặc tạo lại bằng lệnh ioc operator renew.',
    )
}

/** The routes of walls. What hangs and what is shown is open as readings are; orders and the record need the operator's secret. */
export function wallHandlers(centre: Centre, { book, operator, viewOf }: WallDoor): WallHandlers {
  return {
    walls: () => ({ walls: [...centre.catalogue.walls.values()] }),
    wall: ({ id }) => toldRefusal(() => viewOf(id)),
    wallState: ({ id }) => toldRefusal(() => book.stateOf(id)),
    wallOrder: async ({ id }, request) => {
      await letOperatorPass(operator, request)
      const { by, order } = await shapeOf(request, wallOrderBodySchema)
      return toldRefusal(() => book.order(id, order, by))
    },
    wallLog: async ({ id, kind, at, before, limit }, request) => {
      await letOperatorPass(operator, request)
      await toldRefusal(() => book.stateOf(id))
      const asked = {
        kind: kind ?? null,
        at: at === undefined ? null : parseInstant(at),
        before: before ?? null,
        limit,
      }
      const rows = await readWallLog(centre.database, id, asked)
      const lines = rows.map(({ id: line, at: then, kind: of, position, what, content }): WallLogLine => ({
        id: line,
        at: formatInstant(then),
        kind: of,
        by: position,
        what,
        content,
      }))
      return { lines, next: lines.length === limit ? (lines.at(-1)?.id ?? null) : null }
    },
  }
}
