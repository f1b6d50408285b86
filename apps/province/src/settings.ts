import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)
const settingsSchema = z.object({
  PROVINCE_PORT: port.default(4801),
  /** Without them the next two ports. */
  PROVINCE_MQTT_PORT: port.optional(),
  PROVINCE_TLS_PORT: port.optional(),
  /** Where offices put their files; without it they send none. */
  PROVINCE_OFFICE_DIR: z.string().min(1).optional(),
  /** Where played storms are kept; without it they are forgotten at the end. */
  PROVINCE_STORM_FILE: z.string().min(1).optional(),
  PROVINCE_CLIENT_ID: z.string().min(1).default('toan-canh'),
  PROVINCE_CLIENT_SECRET: z.string().min(1).default('mat-khau-mau'),
  PROVINCE_ADMIN_TOKEN: z.string().min(1).default('quan-tri-mau'),
  SAMPLE_SEED: z.coerce.number().int().min(0).default(37),
  SAMPLE_SCALE: z.coerce.number().min(0.01).max(4).default(0.1),
  SAMPLE_SPEED: z.coerce.number().min(1).max(100_000).default(1),
})
export type ProvinceSettings = z.infer<typeof settingsSchema>

/** A port of the sample beside its first: the one that is set, else so many further on; any free one when the first is free too. */
export function portBeside(first: number, set: number | undefined, further: number): number {
  return set ?? (first === 0 ? 0 : first + further)
}

/** Reads the environment; a text says which setting is wrong and how. */
export function readSettings(environment: Record<string, string | undefined>): ProvinceSettings | string {
  const read = settingsSchema.safeParse(environment)
  return read.success
    ? read.data
    : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
}

/** Settings of the sample when the environment says nothing. */
export const defaultSettings = settingsSchema.parse({})
