import type { CDPSession } from 'playwright-core'
import { z } from 'zod'
import type { Output } from '../wall/open-outputs.ts'
import { framesInASecond } from './page-scripts.ts'
import type { OutputSample } from './sample.ts'

const usageSchema = z.object({ usedSize: z.number() })
const countersSchema = z.object({ documents: z.number(), nodes: z.number(), jsEventListeners: z.number() })
const bytesPerMb = 1e6

async function collectedMb(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  return usageSchema.parse(await session.send('Runtime.getHeapUsage')).usedSize / bytesPerMb
}

/** Makes what samples an output: it collects the garbage of the page first. */
export async function outputSampler({ id, page }: Output): Promise<() => Promise<OutputSample>> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  return async () => {
    const framesPerSecond = z.number().parse(await page.evaluate(framesInASecond))
    const heapMb = await collectedMb(session)
    const { documents, nodes, jsEventListeners } = countersSchema.parse(await session.send('Memory.getDOMCounters'))
    const contexts = z.number().parse(await page.evaluate('__contexts()'))
    return { output: id, heapMb, nodes, listeners: jsEventListeners, documents, contexts, framesPerSecond }
  }
}
