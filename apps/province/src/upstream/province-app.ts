import type { Instant } from '@toan-canh/calendar'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import { readReportQuery, requestsOf, services } from '../casework/field-reports.ts'
import type { z } from 'zod'
import { portalAnswer } from '../portal766/portal-answer.ts'
import { servePublicSites } from '../sites/public-sites.ts'
import { type StormBook, stormRequest } from '../storm/storm-book.ts'
import { lentDatabase, type TreasuryDatabase } from '../treasury/treasury-database.ts'
import type { CameraSystem } from './camera-system.ts'
import { readChangedQuery } from './changed-query.ts'
import { readDossierQuery } from './dossier-query.ts'
import { type Fault, type FaultState, faultRequest } from './faults.ts'
import type { OneStopSystem } from './one-stop-system.ts'
import type { SectorSystems } from './sector-systems.ts'
import { type TokenDesk, isSameSecret } from './tokens.ts'

export interface ProvinceParts {
  readonly system: OneStopSystem
  readonly cameras: CameraSystem
  readonly sectors: SectorSystems
  readonly tokens: TokenDesk
  readonly faults: FaultState
  readonly storms: StormBook
  readonly treasury: TreasuryDatabase
  readonly adminToken: string
  /** The sample's clock. */
  readonly clock: () => Instant
}

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Answers as a broken upstream would; says whether the request is still to be answered. */
function misbehave(fault: Fault, response: Response): boolean {
  if (fault.kind === 'down') {
    response.socket?.destroy()
    return false
  }
  if (fault.kind === 'error500') {
    response.status(500).type('html').send('<html><body><h1>Lỗi máy chủ</h1></body></html>')
    return false
  }
  return true
}

function faultGate(faults: FaultState): (request: Request, response: Response, next: NextFunction) => void {
  return (_request, response, next) => {
    const fault = faults.current()
    if (!misbehave(fault, response)) return
    if (fault.kind !== 'slow') {
      next()
      return
    }
    const timer = setTimeout(next, fault.delayMs)
    response.once('close', () => clearTimeout(timer))
  }
}

function isAllowed({ tokens }: ProvinceParts, request: Request, response: Response): boolean {
  if (tokens.isValid(request.headers.authorization)) return true
  response.status(401).set('WWW-Authenticate', 'Bearer').json({ loi: 'Token không hợp lệ hoặc đã hết hạn' })
  return false
}

function cameraGate({ tokens }: ProvinceParts): (request: Request, response: Response, next: NextFunction) => void {
  return (request, response, next) => {
    if (tokens.isClient(request.headers.authorization)) next()
    else
      response
        .status(401)
        .set('WWW-Authenticate', 'Basic realm="camera"')
        .json({ status: 'error', error: 'authentication error' })
  }
}

/** Pictures are for everybody who may see the wall, from whatever page it is. */
function sendPicture(response: Response, type: string, picture: Buffer | string | null): void {
  if (picture === null) response.status(404).json({ status: 'error', error: 'no stream is available' })
  else
    response
      .set({
        'Access-Control-Allow-Origin': '*',
        'Cache-Control': 'no-cache',
        'Cross-Origin-Resource-Policy': 'cross-origin',
      })
      .type(type)
      .send(picture)
}

function partOf({ params }: Request, name: string): string {
  const part = params[name]
  return typeof part === 'string' ? part : ''
}

/** The camera management system: list and API with a password, streams and snapshots without. */
function serveCameras(app: Express, parts: ProvinceParts): void {
  const { cameras, clock } = parts
  const gate = faultGate(parts.faults)
  const moment = () => ({ now: clock(), fault: parts.faults.current() })
  app.get('/camera/danh-sach.csv', gate, cameraGate(parts), (request, response) => {
    response.type('text/csv').send(cameras.list(`http://${request.headers.host ?? '127.0.0.1'}`, moment()))
  })
  app.get('/v3/paths/list', gate, cameraGate(parts), (request, response) => {
    const answer = cameras.paths(request.query, moment())
    response
      .status(typeof answer === 'string' ? 400 : 200)
      .json(typeof answer === 'string' ? { error: answer } : answer)
  })
  app.get('/truc-tiep/:code/index.m3u8', gate, (request: Request, response) => {
    sendPicture(response, 'application/vnd.apple.mpegurl', cameras.playlist(partOf(request, 'code'), clock()))
  })
  app.get('/truc-tiep/:code/:segment.ts', gate, (request: Request, response) => {
    const order = /^\d{1,12}$/.exec(partOf(request, 'segment'))?.[0]
    const segment = order === undefined ? null : cameras.segment(partOf(request, 'code'), Number(order), clock())
    sendPicture(response, 'video/mp2t', segment)
  })
  app.get('/anh/:code.jpg', gate, (request: Request, response) => {
    sendPicture(response, 'image/jpeg', cameras.snapshot(partOf(request, 'code'), clock()))
  })
}

function answerDossiers(parts: ProvinceParts, request: Request, response: Response): void {
  const { system, faults, clock } = parts
  if (!isAllowed(parts, request, response)) return
  const query = readDossierQuery(request.query)
  if (typeof query === 'string') {
    response.status(400).json({ loi: query })
    return
  }
  response.type('json').send(system.answer(query, { now: clock(), fault: faults.current() }))
}

function answerSector(parts: ProvinceParts, request: Request, response: Response): void {
  const system = parts.sectors.bySystem.get(String(request.params['system']))
  if (system === undefined) {
    response.status(404).json({ loi: 'Không có hệ thống này' })
    return
  }
  if (!isAllowed(parts, request, response)) return
  const query = readChangedQuery(request.query)
  if (typeof query === 'string') response.status(400).json({ loi: query })
  else response.json(system.answer(query, { now: parts.clock(), fault: parts.faults.current() }))
}

/** GeoReport v2 is public and asks for no token. */
function answerRequests(parts: ProvinceParts, request: Request, response: Response): void {
  const query = readReportQuery(request.query)
  if (typeof query === 'string') response.status(400).json([{ code: 400, description: query }])
  else response.json(requestsOf(parts.sectors.fieldReports, query, parts.clock()))
}

/** The pages of the national portal ask for nothing and answer 201. */
function answerPortal({ sectors, faults, clock }: ProvinceParts, request: Request, response: Response): void {
  const answer = portalAnswer(partOf(request, 'group'), request.body, { rows: sectors.scores, now: clock() })
  if (answer === null) response.status(404).json({ code: 'NOT_FOUND', data: null })
  else if (faults.current().kind === 'wrongShape') response.status(201).json({ code: 'OK', ketQua: answer.data })
  else response.status(201).json(answer)
}

function answerToken({ tokens }: ProvinceParts, request: Request, response: Response): void {
  if (!tokens.isClient(request.headers.authorization)) {
    response.status(401).set('WWW-Authenticate', 'Basic').json({ error: 'invalid_client' })
    return
  }
  const body: unknown = request.body
  const grant = typeof body === 'object' && body !== null && 'grant_type' in body ? body.grant_type : undefined
  if (grant === 'client_credentials') response.set('Cache-Control', 'no-store').json(tokens.issue())
  else response.status(400).json({ error: 'unsupported_grant_type' })
}

/** Lets only an administrator of this machine through. */
function adminGate({ adminToken }: ProvinceParts): (request: Request, response: Response, next: NextFunction) => void {
  return (request, response, next) => {
    const isLocal = loopback.has(request.socket.remoteAddress ?? '')
    if (isLocal && isSameSecret(request.headers.authorization ?? '', `Bearer ${adminToken}`)) next()
    else response.status(403).json({ loi: 'Chỉ dành cho quản trị tại máy này' })
  }
}

/** Reads what an administrator asks for; answers 400 and gives null when it cannot be understood. */
function readAsked<T>(schema: z.ZodType<T>, request: Request, response: Response): T | null {
  const read = schema.safeParse(request.body)
  if (read.success) return read.data
  response.status(400).json({ loi: read.error.issues.map(({ message, path }) => `${path.join('.')}: ${message}`) })
  return null
}

function serveAdministrator(app: Express, parts: ProvinceParts): void {
  const { faults, storms, treasury, clock } = parts
  const gate = [adminGate(parts), express.json({ limit: '4kb' })]
  app.post('/admin/faults', gate, (request: Request, response: Response) => {
    const fault = readAsked(faultRequest, request, response)
    if (fault === null) return
    faults.set(fault)
    response.json(fault)
  })
  app.post('/admin/storm', gate, (request: Request, response: Response) => {
    const asked = readAsked(stormRequest, request, response)
    if (asked === null) return
    const storm = asked.kind === 'begin' ? storms.begin(clock(), asked.factor) : storms.end(clock())
    if (storm === null) response.status(409).json({ loi: ['không có đêm bão nào đang diễn ra'] })
    else response.json(storm)
  })
  app.post('/admin/treasury', gate, (request: Request, response: Response) => {
    const lent = readAsked(lentDatabase, request, response)
    if (lent === null) return
    treasury.take(lent, { now: clock(), fault: faults.current() }).then(
      () => response.json({ nhan: true }),
      () => response.status(502).json({ loi: 'Không ghi được vào cơ sở dữ liệu đã cho mượn' }),
    )
  })
}

/** The HTTP face of the sample's systems; `README.md` beside the package describes it. */
export function createProvinceApp(parts: ProvinceParts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  const gate = faultGate(parts.faults)
  app.get('/health', (_request, response) => {
    response.json({ status: 'ok', now: new Date(parts.clock()).toISOString(), dossiers: parts.system.size() })
  })
  app.post('/oauth2/token', gate, express.urlencoded({ extended: false, limit: '4kb' }), (request, response) => {
    answerToken(parts, request, response)
  })
  app.get('/api/v1/ho-so', gate, (request, response) => {
    answerDossiers(parts, request, response)
  })
  serveCameras(app, parts)
  app.get('/api/v1/:system', gate, (request, response) => {
    answerSector(parts, request, response)
  })
  app.get('/open311/v2/services.json', gate, (_request, response) => {
    const list = Object.entries(services)
    response.json(
      list.map(([code, name]) => ({ service_code: code, service_name: name, group: name, type: 'realtime' })),
    )
  })
  app.get('/open311/v2/requests.json', gate, (request, response) => {
    answerRequests(parts, request, response)
  })
  app.post('/evaluation/:group', gate, express.json({ limit: '4kb' }), (request: Request, response: Response) => {
    answerPortal(parts, request, response)
  })
  servePublicSites(app, { gate, clock: parts.clock })
  serveAdministrator(app, parts)
  return app
}
