import { z } from 'zod'

const DEFAULT_PORT = 4800
const DEFAULT_PROVINCE_PORT = 4801

const port = z.coerce.number().int().min(1).max(65_535)
const schema = z.object({
  PORT: port.default(DEFAULT_PORT),
  PROVINCE_PORT: port.default(DEFAULT_PROVINCE_PORT),
  PROVINCE_MQTT_PORT: port.optional(),
  PROVINCE_TLS_PORT: port.optional(),
  SAMPLE: z.enum(['on', 'off']).default('on'),
  NODE_OPTIONS: z.string().default(''),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
})

/** What `npm start` itself must know; the programs it starts read and check their own settings. */
export interface StartSettings {
  readonly port: number
  readonly provincePort: number
  /** Of the message broker of the sample: the one after its own unless it is set. */
  readonly mqttPort: number
  /** Of its site with a certificate: the one after that unless it is set. */
  readonly tlsPort: number
  readonly hasSample: boolean
  /** What whoever starts the product wants of Node. */
  readonly nodeOptions: string
  readonly dataDir: string
  readonly hasOwnDatabase: boolean
}

const remedies: Readonly<Record<string, string>> = {
  PORT: 'đặt một số cổng từ 1 đến 65535 (a port number)',
  PROVINCE_PORT: 'đặt một số cổng từ 1 đến 65535 (a port number)',
  PROVINCE_MQTT_PORT: 'đặt một số cổng từ 1 đến 65535 (a port number)',
  PROVINCE_TLS_PORT: 'đặt một số cổng từ 1 đến 65535 (a port number)',
  SAMPLE: 'đặt on hoặc off (on or off)',
  DATA_DIR: 'đặt tên một thư mục (a folder)',
  DATABASE_URL: 'đặt dạng postgresql://người_dùng:mật_khẩu@máy:5432/cơ_sở_dữ_liệu (a PostgreSQL URL)',
}

/** Reads the environment; throws one sentence that names the bad setting, never its value: it may be a secret. */
export function readStartSettings(env: Readonly<Record<string, string | undefined>>): StartSettings {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = schema.safeParse(set)
  if (!read.success) {
    const name = String(read.error.issues[0]?.path[0] ?? '')
    throw new Error(`Thiết đặt ${name} không dùng được: ${remedies[name] ?? 'xem README'}.`)
  }
  const { PORT, PROVINCE_PORT, SAMPLE, DATA_DIR, DATABASE_URL } = read.data
  const { PROVINCE_MQTT_PORT = PROVINCE_PORT + 1, PROVINCE_TLS_PORT = PROVINCE_PORT + 2 } = read.data
  const taken = Object.entries({ PORT, PROVINCE_PORT, PROVINCE_MQTT_PORT, PROVINCE_TLS_PORT })
  for (const [index, [name, number]] of taken.entries()) {
    const other = taken.slice(0, index).find(([, earlier]) => earlier === number)
    if (other === undefined) continue
    throw new Error(`${other[0]} và ${name} cùng là ${number}: đặt hai cổng khác nhau. (Use two different ports.)`)
  }
  return {
    port: PORT,
    provincePort: PROVINCE_PORT,
    mqttPort: PROVINCE_MQTT_PORT,
    tlsPort: PROVINCE_TLS_PORT,
    hasSample: SAMPLE === 'on',
    nodeOptions: read.data.NODE_OPTIONS,
    dataDir: DATA_DIR,
    hasOwnDatabase: DATABASE_URL === undefined,
  }
}
