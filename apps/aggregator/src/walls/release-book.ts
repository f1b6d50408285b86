import { join } from 'node:path'
import { formatInstant } from '@toan-canh/calendar'
import type { Beat, ReleaseStatus } from '@toan-canh/contract'
import { noteWall, type StoredDevice } from '@toan-canh/store'
import type { Centre } from '../centre/open-centre.ts'
import { releaseFor, type Trial, trialAfter } from './release-trial.ts'
import type { Shelf } from './release-shelf.ts'

type Centred = Pick<Centre, 'database' | 'now'>

/** Which release of the dashboard each output is to run: a new one goes to a first output, then to all, or goes back. */
export class ReleaseBook {
  readonly #centre: Centred
  readonly #shelf: Shelf
  readonly #before: string | null
  #trial: Trial

  constructor(centre: Centred, shelf: Shelf) {
    const served = shelf.releases.at(-1)
    if (served === undefined) throw new Error('the shelf is empty')
    this.#centre = centre
    this.#shelf = shelf
    this.#before = shelf.releases.findLast(({ id, verdict }) => id !== served.id && verdict === 'taken')?.id ?? null
    this.#trial = { ...served, first: null }
  }

  /** Takes what an output tells, judges by it, and gives the release that it is to run. */
  async hear({ id, wall, output }: Pick<StoredDevice, 'id' | 'wall' | 'output'>, beat: Beat): Promise<string> {
    const now = this.#centre.now()
    const held = this.#trial
    const trial = trialAfter(held, { device: id, name: `${wall}/${output}`, beat }, now)
    this.#trial = trial
    if (trial.verdict !== held.verdict) {
      const { id: release, verdict, at, why } = trial
      await this.#shelf.judge({ id: release, verdict, at, why })
      const what = verdict === 'taken' ? 'released' : 'returned'
      const content = { output, release, ...(why === null ? {} : { why }) }
      await noteWall(this.#centre.database, { wall, at, kind: 'device', position: output, what, content })
    }
    return releaseFor(trial, this.#before, id, now)
  }

  /** How the served release stands, for the director. */
  status(): ReleaseStatus {
    const { id, verdict, at, first, why } = this.#trial
    return { id, verdict, at: formatInstant(at), first: first?.name ?? null, why }
  }

  /** The folder of the release that a page of an output asks for; without asking, of the last that all have taken. */
  folderFor(asked: unknown): string {
    const { verdict, id } = this.#trial
    const known = this.#shelf.releases.find((each) => each.id === asked)?.id
    return this.#shelf.folderOf(known ?? (verdict === 'taken' ? id : (this.#before ?? id)))
  }

  /** Where the files of all releases lie, the served one first. */
  get assetFolders(): readonly string[] {
    return this.#shelf.releases.toReversed().map(({ id }) => join(this.#shelf.folderOf(id), 'assets'))
  }
}
