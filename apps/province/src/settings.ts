import { z } from 'zod'

const settingsSchema = z.object({
  PROVINCE_PORT: z.coerce.number().int().min(0).max(65_535).default(4801),
  PROVINCE_CLIENT_ID: z.string().min(1).default('toan-canh'),
  PROVINCE_CLIENT_SECRET: z.string().min(1).default('mat-khau-mau'),
  PROVINCE_ADMIN_TOKEN: z.string().min(1).default('quan-tri-mau'),
  SAMPLE_SEED: z.coerce.number().int().min(0).default(37),
  SAMPLE_SCALE: z.coerce.number().min(0.01).max(4).default(0.1),
  SAMPLE_SPEED: z.coerce.number().min(1).max(100_000).default(1),
})
export type ProvinceSettings = z.infer<typeof settingsSchema>

/** Reads the environment; a text says which setting is wrong and how. */
export function readSettings(environment: Record<string, string | undefined>): ProvinceSettings | string {
  const read = settingsSchema.safeParse(environment)
  return read.success
    ? read.data
    : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
}

/** Settings of the sample when the environment says nothing. */
export const defaultSettings = settingsSchema.parse({})
