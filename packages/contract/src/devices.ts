import { z } from 'zod'
import { releaseSchema } from './releases.ts'

/** Public key of an output: ECDSA on P-256 (RFC 7518 §6.2). Its private half never leaves the browser that made it. */
export const deviceKeySchema = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().max(60),
  y: z.string().max(60),
})
export type DeviceKey = z.infer<typeof deviceKeySchema>

/**
 * With what an output shows who it is: its rotating token, a counter that only grows, and its key's signature over both
 * and over what it says. On HTTP as `Authorization: Device <base64url of the JSON>`, on the socket as `auth.device`.
 */
export const deviceClaimsSchema = z.strictObject({
  device: z.string().max(40),
  token: z.string().max(80),
  counter: z.number().int().min(0),
  signature: z.string().max(120).describe('base64url, IEEE P1363'),
})
export type DeviceClaims = z.infer<typeof deviceClaimsSchema>

/** The text that an output signs; on the socket `said` is `live`. */
export function signedText({ device, token, counter }: Omit<DeviceClaims, 'signature'>, said: string): string {
  return [device, token, counter, said].join('\n')
}

/** How long a code of pairing holds, how often an output tells that it lives, and after how long without it is lost. */
export const deviceTimes = { codeMs: 600_000, beatMs: 5_000, lostMs: 15_000, rotateMs: 3_600_000 } as const
export const deviceLimits = { waiting: 100, devices: 500 } as const

/** Why the page that draws an output was exchanged for another. */
export const renewalReasons = ['memory', 'elements', 'silent', 'order', 'process', 'release'] as const
export type RenewalReason = (typeof renewalReasons)[number]

/** What an output tells of itself. Pages of other releases may tell less or more. */
export const beatSchema = z.object({
  shown: z.string().max(200).nullable().describe('key of what it shows'),
  framesPerSecond: z.number().min(0).max(1_000).nullable(),
  memoryMb: z.number().min(0).max(1_000_000).nullable(),
  elements: z.number().int().min(0).max(10_000_000).nullable().default(null).describe('of its document'),
  renewed: z
    .strictObject({ at: z.number().int(), why: z.enum(renewalReasons) })
    .nullable()
    .default(null)
    .describe('when another page took its place, and why'),
  isApart: z.boolean().default(false).describe('its pages draw in a process of their own'),
  release: releaseSchema.nullable().default(null).describe('which it runs'),
  refused: z
    .object({ release: releaseSchema, why: z.string().max(120) })
    .nullable()
    .default(null)
    .describe('the release that did not pass its check here: the page before goes on'),
  error: z.string().max(200).nullable(),
  errorAt: z.number().int().nullable(),
  width: z.number().int().min(0).max(100_000),
  height: z.number().int().min(0).max(100_000),
  startedAt: z.number().int(),
})
export type Beat = z.infer<typeof beatSchema>

/** An output of a wall as the director sees it: what is paired with it, and how it last told that it lives. */
export const outputStatusSchema = z.strictObject({
  output: z.string(),
  device: z.string().nullable(),
  place: z.string(),
  pairedAt: z.iso.datetime({ offset: true }).nullable(),
  pairedBy: z.string().nullable(),
  refused: z
    .strictObject({ at: z.iso.datetime({ offset: true }), from: z.string(), why: z.string() })
    .nullable()
    .describe('the last time its token was used by something else'),
  beat: beatSchema.extend({ at: z.iso.datetime({ offset: true }) }).nullable(),
  isAlive: z.boolean(),
})
export type OutputStatus = z.infer<typeof outputStatusSchema>

/** What an output that waits to be paired hears; `paired` carries its first token. */
export const pairingStateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('waiting') }),
  z.strictObject({
    kind: z.literal('paired'),
    device: z.string(),
    token: z.string(),
    wall: z.string(),
    output: z.string(),
  }),
])
export type PairingState = z.infer<typeof pairingStateSchema>

export const pairBodySchema = z.strictObject({
  code: z.string().regex(/^\d{6}$/, 'must be six digits'),
  output: z.string().max(8),
  place: z.string().trim().max(80).default(''),
  by: z.string().trim().min(1).max(80),
  replace: z.boolean().default(false).describe('the output is paired already: revoke that one'),
})
export const byBodySchema = z.strictObject({ by: z.string().trim().min(1).max(80) })
export const keyBodySchema = z.strictObject({ key: deviceKeySchema })
