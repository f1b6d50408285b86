import { z } from 'zod'

const filter = z
  .string()
  .min(1)
  .max(200)
  .regex(/^(?:[^+#/]*|\+)(?:\/(?:[^+#/]*|\+))*(?:\/#)?$|^#$/, 'must be a topic, with + or a last # for any level')

/** Configuration of the connector `mqtt`. Texts `env:NAME` are resolved when the source is opened. */
export const mqttConfigSchema = z.strictObject({
  type: z.literal('mqtt'),
  /** `mqtt://host:1883`, or `mqtts://host:8883` with TLS. */
  url: z.string().min(1),
  /** Certificate of the authority that signed the broker's own, relative to this file. */
  ca: z.string().min(1).optional(),
  version: z.enum(['3.1.1', '5']).default('5'),
  /** Under this name the broker keeps what was not acknowledged: it stays, and no other client has it. */
  clientId: z.string().regex(/^[A-Za-z0-9-]{1,64}$/, 'must be letters, digits and -'),
  auth: z
    .strictObject({
      username: z.string().min(1),
      password: z.string().startsWith('env:', 'must be env:NAME, a password does not stand in a file'),
    })
    .optional(),
  topics: z.array(filter).min(1).max(50),
  /** `json`: an object, or a list of them; its levels of topic are added as the list `topic`. `text`: the payload is the field `value`. */
  payload: z.enum(['json', 'text']).default('json'),
  /** JSON: where in a payload the list of rows stands. */
  rows: z.string().min(1).optional(),
  /** Messages are gathered so long before they are stored together. */
  gatherSeconds: z.number().min(0.01).max(60).default(0.5),
  /** How many messages the broker gives before the first is acknowledged (Mosquitto: `max_inflight_messages`): so many end a batch at once. */
  inFlight: z.number().int().min(1).max(65_535).default(20),
  /** How long the broker keeps messages for us while we are away. */
  sessionHours: z.number().min(1).max(8_760).default(72),
})
export type MqttConfig = z.infer<typeof mqttConfigSchema>
