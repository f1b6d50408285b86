import { cameraAskSchema } from '@toan-canh/contract'
import { readAssets } from '@toan-canh/store'
import { Router, type Request, type Response } from 'express'
import { maySee } from '../access/may-see.ts'
import { assetViewOf } from '../assets/asset-view.ts'
import type { CameraGate, GatePicture } from '../cameras/camera-gate.ts'
import { CameraRefusal } from '../cameras/camera-refusal.ts'
import type { Centre } from '../centre/open-centre.ts'
import { bodyOf } from './body-of.ts'
import { claimsOf } from './devices.ts'
import { HttpProblem } from './problem.ts'
import type { Handlers } from './serve-routes.ts'
import { toldRefusal, type WallDoor } from './walls.ts'

const askBytes = 2_048
const offerBytes = 65_536

async function toldCamera<T>(work: () => Promise<T> | T): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof CameraRefusal ? new HttpProblem(error.code, error.message, { cause: error }) : error
  }
}

function askOf(said: string) {
  try {
    return cameraAskSchema.parse(JSON.parse(said))
  } catch {
    throw new HttpProblem('bad_request', 'Câu hỏi về camera cần source và id.')
  }
}

/** POST /api/v1/camera-tickets: whoever may see a camera is told where its pictures come from; who may not is told which one. */
export function cameraTicket(
  centre: Centre,
  gate: CameraGate,
  { book, outputs }: WallDoor,
): Pick<Handlers, 'cameraTicket'> {
  return {
    cameraTicket: async (_asked, request) => {
      const said = Buffer.from(await bodyOf(request, askBytes)).toString()
      const { source: name, id } = askOf(said)
      const source = centre.catalogue.sources.get(name)
      const stored = source === undefined ? undefined : (await readAssets(centre.database, name, [id])).get(id)
      const isThere = stored !== undefined && assetViewOf(centre.definitions(), stored) !== null
      if (source === undefined || !isThere || stored.fact === null)
        throw new HttpProblem('not_found', `Không có camera ${name}/${id}.`)
      const { fact } = stored
      // Whoever says that it is an output is judged as one, however badly it says so.
      const claims = request.headers.authorization === undefined ? null : (claimsOf(request) ?? {})
      const asker = { claims, said, address: request.socket.remoteAddress ?? '' }
      const seeing = await toldRefusal(() => maySee({ centre, walls: book, devices: outputs.devices }, asker, fact))
      if (seeing.kind === 'refused') throw new HttpProblem('forbidden', `Camera ${name}/${id}: ${seeing.sentence}`)
      return toldCamera(() => gate.open({ source, streams: fact.streams ?? [] }, seeing.stillMay))
    },
  }
}

function partsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
}

function send(response: Response, { type, body }: GatePicture): void {
  response.set({ 'content-type': type, 'cache-control': 'no-store' }).send(body)
}

/** What lies under a ticket: the stream in the shape of its folder, the snapshot, and sessions (WHEP, draft-ietf-wish-whep). */
export function servePictures(gate: CameraGate): Router {
  const router = Router({ caseSensitive: true, strict: true })
  const ticketOf = ({ params }: Request): string => String(params['ticket'])
  router.get('/api/v1/cameras/:ticket/hls/{*path}', async (request: Request, response: Response) => {
    const query = /\?.*$/s.exec(request.originalUrl)?.[0] ?? ''
    const parts = partsOf(request.params['path'])
    send(response, await toldCamera(() => gate.stream(ticketOf(request), parts, query)))
  })
  router.get('/api/v1/cameras/:ticket/snapshot', async (request: Request, response: Response) => {
    send(response, await toldCamera(() => gate.snapshot(ticketOf(request))))
  })
  router.post('/api/v1/cameras/:ticket/whep', async (request: Request, response: Response) => {
    if (request.headers['content-type'] !== 'application/sdp')
      throw new HttpProblem('bad_request', 'Lời chào phải là application/sdp.')
    const sdp = Buffer.from(await bodyOf(request, offerBytes)).toString()
    const { answer, location } = await toldCamera(() => gate.offer(ticketOf(request), sdp))
    response.status(201).set({ 'content-type': 'application/sdp', location, 'cache-control': 'no-store' }).send(answer)
  })
  router.delete('/api/v1/cameras/:ticket/whep/:session', async (request: Request, response: Response) => {
    await toldCamera(() => gate.end(ticketOf(request), String(request.params['session'])))
    response.status(204).end()
  })
  return router
}
