import { z } from 'zod'

const address = z.string().nullable()

/** The camera that somebody wants to watch; an output signs these words as they are sent. */
export const cameraAskSchema = z.strictObject({
  source: z.string().min(1).max(80),
  id: z.string().min(1).max(200),
})

/** Where a camera can be watched for a while; a way that it does not have is null. */
export const cameraTicketSchema = z.strictObject({
  hls: address.describe('playlist (RFC 8216)'),
  whep: address.describe('takes an offer in SDP by POST, answers 201 with Location'),
  snapshot: address.describe('JPEG'),
  until: z.number().int().describe('instant at which all of this ends; it ends sooner when nobody asks'),
  decoders: z.number().int().describe('moving pictures that one page may decode at once'),
})
export type CameraTicket = z.infer<typeof cameraTicketSchema>

/** The route that lets somebody watch a camera; the pictures themselves come from the addresses that it answers. */
export const cameraRoutes = {
  cameraTicket: {
    method: 'post',
    path: '/api/v1/camera-tickets',
    summary:
      'Lets a camera be watched for at most an hour: answers where its stream and snapshots come from. The body is {source, id}; a paired output signs it',
    params: z.strictObject({}),
    query: z.strictObject({}),
    body: ['application/json'],
    response: cameraTicketSchema,
  },
} as const
