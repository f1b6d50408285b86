import { z } from 'zod'
import { wallLogKinds, wallLogLineSchema, wallOrderAnswerSchema } from './wall-orders.ts'
import { wallStateSchema } from './wall-state.ts'
import { wallSchema, wallViewSchema } from './walls.ts'

const nothing = z.strictObject({})
const named = z.strictObject({ id: z.string().max(40) })

/** The routes of walls. Orders and the record are for whoever holds the operator's secret. */
export const wallRoutes = {
  walls: {
    method: 'get',
    path: '/api/v1/walls',
    summary: 'All walls: their screens and programmes',
    params: nothing,
    query: nothing,
    response: z.strictObject({ walls: z.array(wallSchema) }),
  },
  wall: {
    method: 'get',
    path: '/api/v1/walls/:id',
    summary: 'One wall, with the rest days of its calendar for the weeks around today',
    params: named,
    query: nothing,
    response: wallViewSchema,
  },
  wallState: {
    method: 'get',
    path: '/api/v1/walls/:id/state',
    summary: 'What is laid over the programme of a wall: the same that the topic wall/<id> carries',
    params: named,
    query: nothing,
    response: wallStateSchema,
  },
  wallOrder: {
    method: 'post',
    path: '/api/v1/walls/:id/orders',
    summary: 'An order of the director: show, freeze, banner, point, identify, reload, alarm, acknowledge, end',
    params: named,
    query: nothing,
    body: ['application/json'],
    response: wallOrderAnswerSchema,
  },
  wallLog: {
    method: 'get',
    path: '/api/v1/walls/:id/log',
    summary: 'Who showed what when, the newest first, page by page; `at`: from what stood at an instant',
    params: named,
    query: z.strictObject({
      kind: z.enum(wallLogKinds).optional(),
      at: z.iso.datetime({ offset: true }).optional().describe('begins with what stood then'),
      before: z.coerce.number().int().min(1).optional().describe('`next` of the page before'),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: z.strictObject({ lines: z.array(wallLogLineSchema), next: z.number().int().nullable() }),
  },
} as const
