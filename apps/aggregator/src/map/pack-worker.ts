import { parentPort, workerData } from 'node:worker_threads'
import { type ApproximateInput, approximatePack } from './approximate-pack.ts'
import { readWorldLand } from './world-land.ts'

/** What this thread is told by whoever starts it (`approximateApart`), in this process. */
const input: Omit<ApproximateInput, 'world'> = workerData

const pack = approximatePack({ ...input, world: await readWorldLand() })
parentPort?.postMessage(pack, [])
