import { z } from 'zod'
import { isFramed } from './is-framed.ts'

/** What the page of an output tells the frame around it: that its scene is drawn, how it is, or that it may not watch its wall. */
const messageSchema = z.discriminatedUnion('tells', [
  z.strictObject({ tells: z.literal('drawn') }),
  z.strictObject({ tells: z.literal('refused') }),
  z.strictObject({
    tells: z.literal('state'),
    shown: z.string().nullable(),
    framesPerSecond: z.number().nullable(),
    memoryMb: z.number().nullable(),
    error: z.string().nullable(),
    errorAt: z.number().nullable(),
  }),
  z.strictObject({ tells: z.literal('reload'), order: z.string() }),
])
export type RendererMessage = z.infer<typeof messageSchema>

const mark = 'toan-canh'

/** Tells the frame around this page; does nothing without one. */
export function tellFrame(message: RendererMessage): void {
  if (isFramed()) globalThis.parent.postMessage({ [mark]: message }, location.origin)
}

/** Reads a message of a frame; `null` when it is not one of ours. */
export function readMessage(data: unknown): RendererMessage | null {
  const wrapped = z.object({ [mark]: messageSchema }).safeParse(data)
  return wrapped.success ? (wrapped.data[mark] ?? null) : null
}
