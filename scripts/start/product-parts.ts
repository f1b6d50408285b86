import { join, resolve } from 'node:path'
import { openBoundedLog } from './bounded-log.ts'
import type { ProductPart } from './run-product.ts'
import type { StartSettings } from './start-settings.ts'
import { answersHttp, listensOn } from './wait-for.ts'

const PROVINCE_UP_MS = 60_000
const AGGREGATOR_UP_MS = 240_000 // the first start makes the database; one after a hard stop replays its log
const PROVINCE_STOP_MS = 5_000
const AGGREGATOR_STOP_MS = 45_000

/**
 * What is free goes back to the system: buffers as large as a read of a socket are mapped one by one (glibc), young objects have 16 MB
 * and not 64, and the heap is collected when it has grown by a half, not fourfold. Whoever starts the product may say otherwise.
 */
function thrifty(nodeOptions: string): Readonly<Record<string, string>> {
  return {
    MALLOC_MMAP_THRESHOLD_: '65536',
    MALLOC_TRIM_THRESHOLD_: '65536',
    NODE_OPTIONS: `--max-semi-space-size=16 --max-old-space-size=1024 ${nodeOptions}`.trim(),
  }
}

/** The programs of the product in the order in which they start. */
export function productParts(
  settings: StartSettings,
  { root, say }: { root: string; say: (sentence: string) => void },
): readonly ProductPart[] {
  const log = (name: string): ((line: string) => void) =>
    openBoundedLog(resolve(root, settings.dataDir, 'logs', `${name}.log`))
  const ports = {
    PROVINCE_PORT: String(settings.provincePort),
    PROVINCE_MQTT_PORT: String(settings.mqttPort),
    PROVINCE_TLS_PORT: String(settings.tlsPort),
  }
  const province: ProductPart = {
    name: 'Tỉnh mẫu',
    entry: join(root, 'apps/province/src/main.ts'),
    cwd: root,
    env: {
      ...ports,
      PROVINCE_OFFICE_DIR: resolve(root, settings.dataDir, 'nhan-tep'),
      PROVINCE_STORM_FILE: resolve(root, settings.dataDir, 'dem-bao.json'),
    },
    onLine: say,
    onRecord: log('province'),
    isUp: () => listensOn(settings.provincePort),
    upWithinMs: PROVINCE_UP_MS,
    stopWithinMs: PROVINCE_STOP_MS,
    upSentence: `Tỉnh mẫu trả lời ở cổng ${settings.provincePort}`,
  }
  const aggregator: ProductPart = {
    name: 'Bộ tổng hợp',
    entry: join(root, 'apps/aggregator/src/main.ts'),
    cwd: root,
    env: {
      PORT: String(settings.port),
      ...ports,
      ...thrifty(settings.nodeOptions),
      SAMPLE: settings.hasSample ? 'on' : 'off',
      DATA_DIR: settings.dataDir,
    },
    onLine: say,
    onRecord: log('aggregator'),
    isUp: () => answersHttp(`http://127.0.0.1:${settings.port}/api/v1/health`),
    upWithinMs: AGGREGATOR_UP_MS,
    stopWithinMs: AGGREGATOR_STOP_MS,
    upSentence: `Bộ tổng hợp trả lời ở cổng ${settings.port}`,
  }
  return settings.hasSample ? [province, aggregator] : [aggregator]
}
