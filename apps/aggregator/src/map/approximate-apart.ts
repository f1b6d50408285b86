import { Worker } from 'node:worker_threads'
import type { MapPack } from '@toan-canh/contract'
import type { ApproximateInput } from './approximate-pack.ts'

/**
 * Draws approximate cells in a thread of their own: it takes about a second and 180 MB, during which viewers are served.
 * The thread and its memory are gone when the pack is there. Rejects with what `approximatePack` throws.
 */
export function approximateApart(input: Omit<ApproximateInput, 'world'>): Promise<MapPack> {
  const { promise, resolve, reject } = Promise.withResolvers<MapPack>()
  // What the process was started with (ending with its parent, for one) is not for its threads.
  const worker = new Worker(new URL('./pack-worker.ts', import.meta.url), { workerData: input, execArgv: [] })
  worker.once('message', resolve)
  worker.once('error', reject)
  worker.once('exit', (code) => reject(new Error(`the thread that draws the map ended with ${code}`)))
  return promise
}
