import type { WallOrder } from '@toan-canh/contract'
import { useCallback, useEffect, useState } from 'react'
import { giveOrder } from './director-api.ts'
import type { OperatorKey } from './operator-key.ts'

/** What became of the last order; `undo` is the order that takes it back. */
export type OrderNote =
  | { readonly kind: 'none' }
  | { readonly kind: 'done'; readonly order: WallOrder['kind']; readonly undo: WallOrder | null }
  | { readonly kind: 'failed'; readonly sentence: string }

/** An order that can be taken back: it laid something that lasts. */
export function isUndone(kind: WallOrder['kind']): boolean {
  return kind !== 'end' && kind !== 'acknowledge' && kind !== 'call' && kind !== 'reload'
}

const noteMs = 20_000

/** Gives orders to a wall and remembers the last one, so that it can be taken back. */
export function useOrders(wall: string, key: OperatorKey | null) {
  const [note, setNote] = useState<OrderNote>({ kind: 'none' })
  const [isBusy, setBusy] = useState(false)

  const give = useCallback(
    async (order: WallOrder, takenBackBy: WallOrder | null = null): Promise<boolean> => {
      if (key === null) return false
      setBusy(true)
      try {
        const { span } = await giveOrder(wall, key, order)
        const end: WallOrder | null = isUndone(order.kind) ? { kind: 'end', span } : null
        setNote({ kind: 'done', order: order.kind, undo: takenBackBy ?? end })
        return true
      } catch (error) {
        setNote({ kind: 'failed', sentence: error instanceof Error ? error.message : String(error) })
        return false
      } finally {
        setBusy(false)
      }
    },
    [wall, key],
  )

  const undone = note.kind === 'done' ? note.undo : null
  const undo = useCallback(() => {
    if (undone !== null) void give(undone)
  }, [undone, give])

  useEffect(() => {
    if (note.kind !== 'done') return undefined
    const timer = setTimeout(() => setNote({ kind: 'none' }), noteMs)
    return () => clearTimeout(timer)
  }, [note])

  return { note, isBusy, give, undo: undone === null ? null : undo }
}
export type Orders = ReturnType<typeof useOrders>
