import { join, resolve } from 'node:path'
import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)
const text = z.string().min(1)

/** Every setting of the product: its name in the environment, its default and what it is for (docs/guides/settings.md is made from this). */
const settingsSchema = z.object({
  PORT: port.default(4800).describe('Port of the dashboard and the API'),
  HOST: text
    .default('127.0.0.1')
    .describe('Address to listen on; anything but loopback opens the product to the network'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('PostgreSQL 15 or newer; without it the embedded one is started'),
  DATABASE_PORT: port.optional().describe('Port of the embedded PostgreSQL; without it any free one'),
  DATA_DIR: text
    .default('./data')
    .describe('Folder of everything that is kept: embedded database, map packs, dropped files'),
  CATALOGUE_DIR: text.default('./catalogue').describe('Folder of the packs'),
  DASHBOARD_DIR: text.default('./dist/dashboard').describe('Folder of the built dashboard'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('How much is logged'),
  LOG_RETENTION_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(3_650)
    .default(35)
    .describe('How long the state as it was seen can be shown again'),
  SOURCES: text.default('all').describe('Sources to run, by id and comma; all, or none'),
  ALLOW_LOOPBACK_SOURCES: z
    .enum(['true', 'false'])
    .default('true')
    .describe('Whether sources may lie on this machine (the sample does)'),
  UPLOAD_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('Secret with which files may be handed in over HTTP; without it nobody may'),
  MANUAL_ENTRY_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('Secret of whoever enters numbers by hand; without it nobody may'),
  MANUAL_APPROVAL_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('Secret of whoever approves them, another one; without it nobody may'),
  MANUAL_CODE: text
    .optional()
    .describe('One of the two, for `npm run ioc -- manual`: as whom the command line acts; the centre itself has none'),
  OPERATOR_SECRET: z
    .string()
    .min(16)
    .optional()
    .describe(
      'Secret with which walls are directed and screens paired; without it the first start makes one and prints it',
    ),
  SAMPLE: z.enum(['on', 'off']).default('on').describe('Whether the sources of the sample province are read'),
  PROVINCE_PORT: port.default(4801).describe('Port of the sample province on this machine'),
  PROVINCE_MQTT_PORT: port
    .optional()
    .describe('Port of the message broker of the sample; without it the one after PROVINCE_PORT'),
  PROVINCE_TLS_PORT: port
    .optional()
    .describe('Port of the site of the sample that has a certificate; without it the second after PROVINCE_PORT'),
  PROVINCE_ADMIN_TOKEN: text
    .default('quan-tri-mau')
    .describe('Secret of the administrator of the sample, for the verb sample'),
  MOT_CUA_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address of the one-stop system; without it the sample province'),
  MOT_CUA_CLIENT_ID: text.default('toan-canh').describe('Client id at the one-stop system'),
  MOT_CUA_CLIENT_SECRET: text
    .default('mat-khau-mau')
    .describe('Client secret at the one-stop system; the default opens the sample only'),
  CAMERA_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address of the camera management system; without it the sample province'),
  CAMERA_CLIENT_ID: text.default('toan-canh').describe('Client id at the camera management system'),
  CAMERA_CLIENT_SECRET: text
    .default('mat-khau-mau')
    .describe('Client secret at the camera management system; the default opens the sample only'),
  CAMERA_DECODERS: z.coerce
    .number()
    .int()
    .min(1)
    .max(32)
    .default(6)
    .describe('Moving camera pictures that one page decodes at once; further ones are shown by snapshots'),
  PROVINCE_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address of the sector systems of the sample; without it the sample province on this machine'),
  PROVINCE_CLIENT_ID: text.default('toan-canh').describe('Client id at the sector systems of the sample'),
  PROVINCE_CLIENT_SECRET: text
    .default('mat-khau-mau')
    .describe('Client secret at the sector systems of the sample; the default opens the sample only'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('Mail server for reminders, smtp://user:password@host:587; without it no mail is sent'),
  MAIL_FROM: text.default('toan-canh@localhost').describe('Sender of reminders'),
  REMINDER_SECRET: text.optional().describe('Signs reminders that go out by webhook; without it none goes out'),
})
type Raw = z.infer<typeof settingsSchema>

export interface Settings extends Omit<Raw, 'ALLOW_LOOPBACK_SOURCES' | 'SOURCES' | 'SAMPLE'> {
  readonly sources: ReadonlySet<string> | 'all'
  readonly allowLoopbackSources: boolean
  readonly hasSample: boolean
  /** Looks up a value that a source names as `env:NAME`; `undefined` when it is not set. */
  readonly valueOf: (name: string) => string | undefined
  /** A text of the catalogue, `env:NAME` as the value it names; `undefined` when that is not set. */
  readonly resolve: (text: string) => string | undefined
}

/** Settings are wrong; each sentence names one and its remedy. */
export class SettingsError extends Error {
  readonly sentences: readonly string[]

  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'))
    this.name = 'SettingsError'
    this.sentences = sentences
  }
}

type Environment = Readonly<Record<string, string | undefined>>

const ownPrefix = /^(TOAN_CANH_|MOT_CUA_|CAMERA_)/

function unknownNames(environment: Environment): string[] {
  const known = Object.keys(settingsSchema.shape)
  return Object.keys(environment)
    .filter((name) => ownPrefix.test(name) && !known.includes(name))
    .map((name) => `Không có cấu hình ${name}: hãy sửa tên hoặc bỏ biến này (các tên đúng: ${known.join(', ')})`)
}

function sourcesOf(value: string): ReadonlySet<string> | 'all' {
  if (value === 'all') return 'all'
  return new Set(value === 'none' ? [] : value.split(',').map((id) => id.trim()))
}

/** Where offices put their files, each kind of report in a folder of its own below the data. */
function dropFolders(dataDir: string) {
  const below = (name: string) => join(dataDir, 'nhan-tep', name)
  return {
    ECON_MONTH_DIR: below('kinh-te-thang'),
    ECON_QUARTER_DIR: below('kinh-te-quy'),
    BUDGET_PLAN_DIR: below('du-toan'),
  }
}

/** Reads settings from an environment; throws `SettingsError` with one sentence for each that is unknown or wrong. */
export function readSettings(environment: Environment, folder: string): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = settingsSchema.safeParse(given)
  const wrong = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `Cấu hình ${issue.path.join('.')} sai: ${issue.message}`)
  const isOnePerson =
    given['MANUAL_ENTRY_TOKEN'] !== undefined && given['MANUAL_ENTRY_TOKEN'] === given['MANUAL_APPROVAL_TOKEN']
  const alike = isOnePerson
    ? ['Cấu hình MANUAL_APPROVAL_TOKEN sai: phải khác MANUAL_ENTRY_TOKEN, người duyệt không phải người nhập']
    : []
  const sentences = [...unknownNames(environment), ...wrong, ...alike]
  if (!parsed.success || sentences.length > 0) throw new SettingsError(sentences)
  const { ALLOW_LOOPBACK_SOURCES, SOURCES, SAMPLE, ...rest } = parsed.data
  const sample = `http://127.0.0.1:${rest.PROVINCE_PORT}`
  const urls = {
    MOT_CUA_URL: rest.MOT_CUA_URL ?? sample,
    CAMERA_URL: rest.CAMERA_URL ?? sample,
    PROVINCE_URL: rest.PROVINCE_URL ?? sample,
    PROVINCE_MQTT_URL: `mqtt://127.0.0.1:${rest.PROVINCE_MQTT_PORT ?? rest.PROVINCE_PORT + 1}`,
    PROVINCE_TLS_URL: `https://127.0.0.1:${rest.PROVINCE_TLS_PORT ?? rest.PROVINCE_PORT + 2}`,
    SCORE_766_SAMPLE_URL: `${rest.PROVINCE_URL ?? sample}/evaluation`,
    OPEN311_SAMPLE_URL: `${rest.PROVINCE_URL ?? sample}/open311/v2`,
  }
  const values = new Map<string, string | number | undefined>(
    Object.entries({ ...dropFolders(resolve(folder, rest.DATA_DIR)), ...given, ...parsed.data, ...urls }),
  )
  const valueOf = (name: string) => {
    const value = values.get(name)
    return value === undefined ? undefined : `${value}`
  }
  return {
    ...rest,
    DATA_DIR: resolve(folder, rest.DATA_DIR),
    CATALOGUE_DIR: resolve(folder, rest.CATALOGUE_DIR),
    DASHBOARD_DIR: resolve(folder, rest.DASHBOARD_DIR),
    sources: sourcesOf(SOURCES),
    hasSample: SAMPLE === 'on',
    allowLoopbackSources: ALLOW_LOOPBACK_SOURCES === 'true',
    valueOf,
    resolve: (reference) => (reference.startsWith('env:') ? valueOf(reference.slice('env:'.length)) : reference),
  }
}
