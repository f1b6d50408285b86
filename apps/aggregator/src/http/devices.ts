import type { IncomingMessage } from 'node:http'
import { beatSchema, byBodySchema, keyBodySchema, pairBodySchema } from '@toan-canh/contract'
import type { OperatorDoor } from '../access/operator-door.ts'
import type { DeviceDoor } from '../walls/device-book.ts'
import { bodyOf } from './body-of.ts'
import { shapeOf } from './json-of.ts'
import { HttpProblem } from './problem.ts'
import type { Handlers } from './serve-routes.ts'
import { letOperatorPass, toldRefusal } from './walls.ts'

type DeviceHandlers = Pick<
  Handlers,
  'pairing' | 'pairingState' | 'deviceBeat' | 'wallOutputs' | 'wallPair' | 'wallRevoke'
>

const beatBytes = 4_096

function addressOf(request: IncomingMessage): string {
  return request.socket.remoteAddress ?? ''
}

/** The claims of `Authorization: Device …`; `null` when there are none. */
export function claimsOf({ headers }: IncomingMessage): unknown {
  const text = /^Device ([\w-]{1,800})$/.exec(headers.authorization ?? '')?.[1]
  if (text === undefined) return null
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    return null
  }
}

function readBeat(said: string) {
  try {
    return beatSchema.parse(JSON.parse(said))
  } catch {
    throw new HttpProblem('bad_request', 'Nhịp của màn sai dạng; hãy cập nhật trang của màn.')
  }
}

/** The routes of outputs. What directs them needs the operator's secret; an output needs token and key of its own. */
export function deviceHandlers({ devices, pairings, releases }: DeviceDoor, operator: OperatorDoor): DeviceHandlers {
  return {
    pairing: async (_asked, request) => {
      const { key } = await shapeOf(request, keyBodySchema)
      return toldRefusal(() => pairings.ask(key, addressOf(request)))
    },
    pairingState: async ({ claim }) => {
      const made = await devices.firstToken(claim)
      if (made !== null) {
        const { id, wall, output } = made.device
        return { kind: 'paired', device: id, token: made.token, wall, output }
      }
      if (!pairings.isWaiting(claim)) throw new HttpProblem('not_found', 'Mã ghép đã hết hạn.')
      return { kind: 'waiting' }
    },
    deviceBeat: async (_asked, request) => {
      const said = Buffer.from(await bodyOf(request, beatBytes)).toString()
      const device = await toldRefusal(() => devices.admit(claimsOf(request), said, addressOf(request)))
      const beat = readBeat(said)
      const release = (await releases?.hear(device, beat)) ?? null
      return { wall: device.wall, output: device.output, token: await devices.beat(device, beat), release }
    },
    wallOutputs: async ({ id }, request) => {
      await letOperatorPass(operator, request)
      return toldRefusal(() => ({ outputs: devices.statuses(id), release: releases?.status() ?? null }))
    },
    wallPair: async ({ id }, request) => {
      await letOperatorPass(operator, request)
      const { code, ...placing } = await shapeOf(request, pairBodySchema)
      return toldRefusal(async () => {
        const pairing = pairings.of(code)
        const device = await devices.pair(id, pairing, placing)
        pairings.done(pairing.claim)
        return { device }
      })
    },
    wallRevoke: async ({ id, device }, request) => {
      await letOperatorPass(operator, request)
      const { by } = await shapeOf(request, byBodySchema)
      await toldRefusal(() => devices.revoke(id, device, by))
      return { device }
    },
  }
}
