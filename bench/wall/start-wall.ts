import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { routes } from '@toan-canh/contract'
import { startProduct } from '../../e2e/harness/start-product.ts'

/** Two by two screens of 1920 × 1080. Rounds begin at midnight: those that divide a minute begin with each minute. */
const wallsOf = (overviewSeconds: number, camerasSeconds: number) => `
walls:
  - id: do-ben
    vi: Tường đo bền
    en: Soak wall
    columns: [1920, 1920]
    rows: [1080, 1080]
    programmes:
      - id: p
        vi: Đo bền
        en: Soak
        items:
          - { board: overview, seconds: ${overviewSeconds} }
${
  camerasSeconds === 0
    ? ''
    : `          - { board: cameras, seconds: ${camerasSeconds} }
`
}    otherwise: p
`
const catalogueFolder = new URL('../../catalogue', import.meta.url)
const pollMs = 1_000
const loadedWithinMs = 300_000

/** The whole product with its sample, and a wall of four outputs. */
export interface StartedWall extends AsyncDisposable {
  readonly url: string
  readonly databaseUrl: string
  readonly catalogueDir: string
  readonly wall: string
  readonly outputs: readonly string[]
}

/** Waits until the history of every source that can be read is in; one that lacks its setting is none of them. */
async function loaded(url: string): Promise<void> {
  const until = Date.now() + loadedWithinMs
  for (;;) {
    const { sources } = routes.health.response.parse(await (await fetch(`${url}/api/v1/health`)).json())
    if (sources.every(({ history, error }) => history === null || history.isComplete || error !== null)) return
    if (Date.now() > until) throw new Error('the history of the sample did not load in time')
    await sleep(pollMs)
  }
}

export interface Round {
  readonly overviewSeconds: number
  /** 0 leaves the cameras out. */
  readonly camerasSeconds: number
}

/** Starts the product by `npm start`'s own script; resolves when the history of its sample is in. */
export async function startWall({ overviewSeconds, camerasSeconds }: Round): Promise<StartedWall> {
  await using undo = new AsyncDisposableStack()
  const catalogueDir = await mkdtemp(join(tmpdir(), 'toan-canh-wall-'))
  undo.defer(() => rm(catalogueDir, { recursive: true, force: true }))
  await cp(catalogueFolder, catalogueDir, { recursive: true })
  await writeFile(join(catalogueDir, 'walls/walls.yaml'), wallsOf(overviewSeconds, camerasSeconds))
  const product = undo.use(await startProduct({ CATALOGUE_DIR: catalogueDir }))
  await loaded(product.url)
  const held = undo.move()
  return {
    url: product.url,
    databaseUrl: product.databaseUrl,
    catalogueDir,
    wall: 'do-ben',
    outputs: ['r1c1', 'r1c2', 'r2c1', 'r2c2'],
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  }
}
