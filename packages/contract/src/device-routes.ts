import { z } from 'zod'
import { outputStatusSchema, pairingStateSchema } from './devices.ts'
import { releaseSchema, releaseStatusSchema } from './releases.ts'

const nothing = z.strictObject({})
const json = ['application/json'] as const
const named = { id: z.string().max(40) }

/** The routes of outputs: how they are paired, live and are revoked. */
export const deviceRoutes = {
  pairing: {
    method: 'post',
    path: '/api/v1/pairings',
    summary: 'A new output asks for its six-digit code, with the public half of its key',
    params: nothing,
    query: nothing,
    body: json,
    response: z.strictObject({
      claim: z.string().describe('with this the output asks what became of it'),
      code: z.string(),
      expiresAt: z.number().int(),
    }),
  },
  pairingState: {
    method: 'post',
    path: '/api/v1/pairings/:claim',
    summary: 'What became of a pairing; once it is confirmed, the first token of the output',
    params: z.strictObject({ claim: z.string().max(80) }),
    query: nothing,
    response: pairingStateSchema,
  },
  deviceBeat: {
    method: 'post',
    path: '/api/v1/device/beat',
    summary: 'An output tells what it shows and how it is, signed with its key; answers its next token when it is time',
    params: nothing,
    query: nothing,
    body: json,
    response: z.object({
      wall: z.string(),
      output: z.string(),
      token: z.string().nullable(),
      release: releaseSchema.nullable().default(null).describe('which release of the dashboard the output is to run'),
    }),
  },
  wallOutputs: {
    method: 'get',
    path: '/api/v1/walls/:id/outputs',
    summary: 'The outputs of a wall: what is paired, what they show, when they last told that they live',
    params: z.strictObject(named),
    query: nothing,
    response: z.strictObject({ outputs: z.array(outputStatusSchema), release: releaseStatusSchema.nullable() }),
  },
  wallPair: {
    method: 'post',
    path: '/api/v1/walls/:id/outputs',
    summary: 'Confirms the code that a new output shows, with its place on the wall',
    params: z.strictObject(named),
    query: nothing,
    body: json,
    response: z.strictObject({ device: z.string() }),
  },
  wallRevoke: {
    method: 'post',
    path: '/api/v1/walls/:id/outputs/:device/revoke',
    summary: 'Takes the token of an output away; it asks for a new code within a second',
    params: z.strictObject({ ...named, device: z.string().max(40) }),
    query: nothing,
    body: json,
    response: z.strictObject({ device: z.string() }),
  },
} as const
