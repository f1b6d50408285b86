import { z } from 'zod'
import { encodings } from '../file-drop/decode-text.ts'

const secret = z.string().startsWith('env:', 'must be env:NAME, a secret does not stand in a file')
const column = z.string().min(1).max(120)

const authSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('basic'), user: z.string().min(1), password: secret }),
    z.strictObject({ kind: z.literal('bearer'), token: secret }),
  ])
  .default({ kind: 'none' })
export type Auth = z.infer<typeof authSchema>

/** Names of the columns of a list by what stands in them. */
const columnsSchema = z.strictObject({
  code: column,
  /** The name of its path on the media server. */
  path: column.optional(),
  hls: column.optional(),
  snapshot: column.optional(),
  /** The address of its ONVIF device service. */
  onvif: column.optional(),
  /** When it was last heard of, ISO 8601. */
  lastSeenAt: column.optional(),
})

/** Configuration of the connector `cameras`. Texts `env:NAME` are resolved when the source is opened. */
export const camerasConfigSchema = z
  .strictObject({
    type: z.literal('cameras'),
    /** Who stands where: a CSV beside the catalogue (`file`) or over HTTP (`url`). All its columns may be mapped. */
    list: z
      .strictObject({
        file: z.string().min(1).optional(),
        url: z.string().min(1).optional(),
        /** A path to be put behind `url`, when that is a setting. */
        at: z.string().startsWith('/').optional(),
        auth: authSchema,
        encoding: z.enum(encodings).default('auto'),
        delimiter: z.enum(['auto', ',', ';', 'tab']).default('auto'),
        columns: columnsSchema,
      })
      .refine(({ file, url }) => (file === undefined) !== (url === undefined), 'names a file or a url, one of them')
      .optional(),
    mediaServer: z
      .strictObject({
        /** Where `/v3/paths/list` lies (MediaMTX). */
        api: z.string().min(1),
        auth: authSchema,
        pageSize: z.number().int().min(1).max(1_000).default(100),
        /** Where we fetch HLS to look at it; without it a camera is judged by readiness and bytes alone. */
        hls: z.string().min(1).optional(),
        /** Where it is fetched for those who watch, when that is another address; without `hls` the only one. */
        publicHls: z.string().min(1).optional(),
        /** Where offers for WebRTC go; media then flow between browser and media server. */
        publicWhep: z.string().min(1).optional(),
        /** Paths are pulled only when somebody watches: not being ready says nothing. */
        onDemand: z.boolean().default(false),
      })
      .optional(),
    /** The account of the devices; it is given to nobody but the device's own host, never in the clear. */
    onvif: z.strictObject({ user: z.string().min(1), password: secret }).optional(),
    look: z
      .strictObject({
        sideBySide: z.number().int().min(1).max(64).default(16),
        /** The most that one look may take. */
        seconds: z.number().positive().max(60).default(5),
        pictureBytes: z.number().int().min(4_096).max(4_194_304).default(1_048_576),
        segmentBytes: z.number().int().min(1_024).max(1_048_576).default(65_536),
        playlistBytes: z.number().int().min(1_024).max(1_048_576).default(131_072),
        /** A picture that stays the same for so long, seen at three looks or more, is frozen. */
        frozenSeconds: z.number().min(0).max(3_600).default(30),
        /** A device's clock that is off by more is told. */
        clockSeconds: z.number().min(1).max(86_400).default(120),
      })
      .prefault({}),
    mostCameras: z.number().int().min(1).max(20_000).default(5_000),
  })
  .refine(({ list, mediaServer }) => list !== undefined || mediaServer !== undefined, 'needs a list or a mediaServer')
export type CamerasConfig = z.infer<typeof camerasConfigSchema>
export type LookBounds = CamerasConfig['look']
