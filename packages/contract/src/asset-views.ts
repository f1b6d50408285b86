import { z } from 'zod'
import { assetFlags } from './asset-measures.ts'
import { assetStates, streamKinds } from './facts.ts'

/**
 * An asset as it stands: in which state since when, and the last sign of life; an item of a topic of assets, keyed by
 * `source/id`. Which flags it wears is as its kind's measures count it.
 */
export const assetViewSchema = z.strictObject({
  source: z.string(),
  id: z.string(),
  unit: z.string(),
  name: z.string(),
  at: z.tuple([z.number(), z.number()]).nullable().describe('longitude, latitude; rounded to about 100 m'),
  state: z.enum(assetStates),
  since: z.iso.datetime({ offset: true }),
  lastSeenAt: z.iso.datetime({ offset: true }).nullable(),
  flags: z.array(z.enum(assetFlags)),
  slices: z.record(z.string(), z.string()),
  streams: z.array(z.enum(streamKinds)).describe('ways to watch it, by a ticket; where they lead stays in the centre'),
})
export type AssetView = z.infer<typeof assetViewSchema>

export const assetsAnswerSchema = z.strictObject({
  assets: z.array(assetViewSchema),
  next: z.string().nullable().describe('goes into `after` of the next question; null: the end'),
})
export type AssetsAnswer = z.infer<typeof assetsAnswerSchema>
