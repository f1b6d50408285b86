import type { Cursor } from '@toan-canh/connectors'
import { z } from 'zod'

const cursorSchema = z.record(z.string(), z.json())

/** A stored cursor; `null` when there is none. A cursor that cannot be read starts the source over, which loses nothing. */
export function cursorOf(stored: unknown): Cursor | null {
  const parsed = cursorSchema.safeParse(stored)
  return parsed.success ? parsed.data : null
}
