import { argv, exit, stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { openCentre } from '../centre/open-centre.ts'
import { aDesk, jobs } from './a-desk.fixture.ts'
import { owingUnits } from './entry-set.ts'

/** A process of its own that enters and approves unit by unit, until all are done or it is killed. */
async function main(databaseUrl: string, now: number): Promise<void> {
  const catalogue = await loadCatalogue(fileURLToPath(new URL('../../../../catalogue', import.meta.url)))
  const centre = await openCentre({ databaseUrl, catalogue, now: () => now, onError: () => {} })
  const people = aDesk(centre)
  const { set, period } = people.place('13456', '2025-11')
  for (const [index, { code }] of owingUnits(set, period).entries()) {
    const place = people.place(code, period.id)
    const { state } = await people.desk.form(place, { right: 'enter', position: 'Kiểm tra' })
    if (state !== 'none') continue
    await people.approved(place, { [jobs]: String(index + 1) })
    stdout.write(`${code}\n`)
  }
  exit(0)
}

await main(argv[2] ?? '', Number(argv[3]))
