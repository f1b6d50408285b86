import { z } from 'zod'

const path = z.string().startsWith('/', 'must begin with /')
const params = z.record(z.string(), z.string()).default({})

const paging = z.discriminatedUnion('kind', [
  /** `page=1, 2, …`; `hasNext` is the field that says whether there is another. */
  z.strictObject({
    kind: z.literal('page'),
    param: z.string().min(1),
    first: z.number().int().min(0).default(1),
    hasNext: z.string().min(1),
  }),
  /** The field `next` of an answer goes into `param` of the next question; empty: the end. */
  z.strictObject({ kind: z.literal('token'), param: z.string().min(1), next: z.string().min(1) }),
])
export type Paging = z.infer<typeof paging>

/** Configuration of the connector `rest`. Texts `env:NAME` are resolved when the source is opened. */
export const restConfigSchema = z.strictObject({
  type: z.literal('rest'),
  base: z.string().min(1),
  /** The certificate of an authority of your own, relative to the file of the source. */
  ca: z.string().min(1).optional(),
  auth: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('none') }),
      z.strictObject({ kind: z.literal('bearer'), token: z.string().startsWith('env:', 'must be env:NAME') }),
      z.strictObject({
        kind: z.literal('oauth2'),
        tokenPath: path,
        clientId: z.string().min(1),
        clientSecret: z.string().startsWith('env:', 'must be env:NAME, a secret does not stand in a file'),
        scope: z.string().optional(),
      }),
    ])
    .default({ kind: 'none' }),
  /** Where in the answer the rows and their total stand. */
  rows: z.string().min(1),
  total: z.string().min(1).optional(),
  size: z.strictObject({ param: z.string().min(1), rows: z.number().int().min(1).max(20_000) }),
  live: z.strictObject({
    path,
    params,
    /** Takes the rows changed at or after an instant, in ascending order of that change. */
    since: z.string().min(1),
    paging,
    /** Rows committed late upstream are found by asking so far back again. */
    overlapSeconds: z.number().int().min(0).max(86_400).default(120),
    /** How far before now the very first read begins; it must exceed the difference of the clocks. */
    lookbackSeconds: z.number().int().min(0).max(604_800).default(3_600),
  }),
  history: z
    .strictObject({
      path,
      params,
      /** Take the rows changed before an instant and at or after another, in descending order. */
      before: z.string().min(1),
      since: z.string().min(1),
      paging,
    })
    .optional(),
})
export type RestConfig = z.infer<typeof restConfigSchema>
