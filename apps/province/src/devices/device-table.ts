import { z } from 'zod'
import { readTable } from '../places/read-table.ts'

/** Things that stand in communes and tell their own state: so many in each, or in every n-th where only some have one. */
export const deviceTableSchema = z.strictObject({
  system: z.string(),
  prefix: z.string(),
  name: z.string(),
  perPlace: z.number().int().min(1),
  oneOf: z.number().int().min(1).default(1),
})
export type DeviceTable = Readonly<z.infer<typeof deviceTableSchema>>

/** The devices of the sample province. */
export const deviceTables: readonly DeviceTable[] = readTable('devices.yaml', deviceTableSchema)
