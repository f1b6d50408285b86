import { randomUUID } from 'node:crypto'
import { type Route, type RouteName, routes } from '@toan-canh/contract'
import { type Express, type NextFunction, type Request, type Response, Router } from 'express'
import type { z } from 'zod'
import { HttpProblem, problemOf } from './problem.ts'

/** What a route is asked with. */
export type Input<N extends RouteName> = z.infer<(typeof routes)[N]['params']> & z.infer<(typeof routes)[N]['query']>
type Output<N extends RouteName> = z.infer<(typeof routes)[N]['response']>

/** What answers each route of the contract; a missing one does not compile. */
export type Handlers = {
  readonly [N in RouteName]: (input: Input<N>, request: Request) => Promise<Output<N>> | Output<N>
}

function inputOf(route: Route, request: Request): Record<string, unknown> {
  const params = route.params.safeParse(request.params)
  const query = route.query.safeParse(request.query)
  const issues = [...(params.error?.issues ?? []), ...(query.error?.issues ?? [])]
  const [first] = issues
  if (first !== undefined) throw new HttpProblem('bad_request', `${first.path.join('.') || 'query'}: ${first.message}`)
  return { ...params.data, ...query.data }
}

/** An answer that is a file: handed out to be kept, never shown by the browser. */
export class FileAnswer {
  readonly name: string
  readonly type: string
  readonly content: Buffer

  constructor(name: string, type: string, content: Buffer) {
    this.name = name
    this.type = type
    this.content = content
  }
}

/** Serves every route of the contract, parsed on the way in. */
export function serveRoutes(handlers: Handlers): Router {
  const router = Router({ caseSensitive: true, strict: true })
  const names = Object.keys(routes).filter((name): name is RouteName => name in routes)
  for (const name of names) {
    const route = routes[name]
    const handle: (input: never, request: Request) => unknown = handlers[name]
    router[route.method](route.path, async (request: Request, response: Response) => {
      const answer = await Reflect.apply(handle, undefined, [inputOf(route, request), request])
      response.set('cache-control', 'no-store')
      if (answer instanceof FileAnswer) response.attachment(answer.name).type(answer.type).send(answer.content)
      else response.json(answer)
    })
  }
  return router
}

/** The last word of the app: what nobody answers is not found, and every error is a problem (RFC 9457). */
export function answerRest(app: Express, onError: (error: unknown, id: string) => void): void {
  app.use(() => {
    throw new HttpProblem('not_found', 'Không có địa chỉ này; danh sách ở /api/v1/openapi.json')
  })
  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error)
    const id = randomUUID()
    const problem = problemOf(error, id)
    if (problem.status >= 500) onError(error, id)
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
  })
}
