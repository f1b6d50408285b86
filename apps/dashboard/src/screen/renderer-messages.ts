import { deviceClaimsSchema, type DeviceClaims, renewalReasons } from '@toan-canh/contract'
import { z } from 'zod'
import { isFramed } from './is-framed.ts'

/**
 * What the page of an output tells the screen around it: that it has begun, that its scene is drawn, how it is, that it
 * may not watch its wall, that another should take its place; and that it asks who the screen is, to say so to the centre.
 */
const progress = { waiting: z.number(), failed: z.number() }
// Screen and page may be of different releases: what one does not know is left out.
const messageSchema = z.discriminatedUnion('tells', [
  z.object({ tells: z.literal('begun') }),
  z.object({ tells: z.literal('drawn'), ...progress }),
  z.object({ tells: z.literal('refused') }),
  z.object({
    tells: z.literal('state'),
    shown: z.string().nullable(),
    framesPerSecond: z.number().nullable(),
    memoryMb: z.number().nullable(),
    elements: z.number(),
    release: z.string().nullable(),
    ...progress,
    error: z.string().nullable(),
    errorAt: z.number().nullable(),
  }),
  z.object({ tells: z.literal('reload'), order: z.string() }),
  z.object({ tells: z.literal('full'), why: z.enum(renewalReasons) }),
  z.object({ tells: z.literal('who'), asked: z.number() }),
])
export type RendererMessage = z.infer<typeof messageSchema>

const answerSchema = z.strictObject({ answers: z.number(), claims: deviceClaimsSchema.nullable() })

const mark = 'toan-canh'
const answerWithinMs = 5_000
let asked = 0

/** Tells the screen around this page; does nothing without one. Only screens of the centre may frame it: its policy says so. */
export function tellFrame(message: RendererMessage): void {
  if (isFramed()) globalThis.parent.postMessage({ [mark]: message }, '*')
}

/** Reads a message of a frame; `null` when it is not one of ours. */
export function readMessage(data: unknown): RendererMessage | null {
  const wrapped = z.object({ [mark]: messageSchema }).safeParse(data)
  return wrapped.success ? (wrapped.data[mark] ?? null) : null
}

/** Asks the screen around this page for claims over `live`: its key does not leave it. `null` when it has none. */
export function askWho(): Promise<DeviceClaims | null> {
  asked += 1
  const own = asked
  return new Promise((resolve) => {
    const end = (claims: DeviceClaims | null) => {
      removeEventListener('message', hear)
      clearTimeout(timer)
      resolve(claims)
    }
    const hear = (event: MessageEvent) => {
      const answer = event.source === globalThis.parent ? answerSchema.safeParse(event.data) : null
      if (answer?.success === true && answer.data.answers === own) end(answer.data.claims)
    }
    const timer = setTimeout(end, answerWithinMs, null)
    addEventListener('message', hear)
    tellFrame({ tells: 'who', asked: own })
  })
}

/** The answer to a page that asked who this screen is. */
export function answerTo({ asked: answers }: { readonly asked: number }, claims: DeviceClaims | null) {
  return { answers, claims }
}
