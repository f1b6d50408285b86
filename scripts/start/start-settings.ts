import { z } from 'zod'

const DEFAULT_PORT = 4800
const DEFAULT_PROVINCE_PORT = 4801

const port = z.coerce.number().int().min(1).max(65_535)
const schema = z.object({
  PORT: port.default(DEFAULT_PORT),
  PROVINCE_PORT: port.default(DEFAULT_PROVINCE_PORT),
  SAMPLE: z.enum(['on', 'off']).default('on'),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
})

/** What `npm start` itself must know; the programs it starts read and check their own settings. */
export interface StartSettings {
  readonly port: number
  readonly provincePort: number
  readonly hasSample: boolean
  readonly dataDir: string
  readonly hasOwnDatabase: boolean
}

const remedies: Readonly<Record<string, string>> = {
  PORT: 'đặt một số cổng từ 1 đến 65535 (a port number)',
  PROVINCE_PORT: 'đặt một số cổng từ 1 đến 65535 (a port number)',
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
  if (PORT === PROVINCE_PORT)
    throw new Error(`PORT và PROVINCE_PORT cùng là ${PORT}: đặt hai cổng khác nhau. (Use two different ports.)`)
  return {
    port: PORT,
    provincePort: PROVINCE_PORT,
    hasSample: SAMPLE === 'on',
    dataDir: DATA_DIR,
    hasOwnDatabase: DATABASE_URL === undefined,
  }
}
