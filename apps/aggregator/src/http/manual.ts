import type { IncomingMessage } from 'node:http'
import { formatInstant } from '@toan-canh/calendar'
import { manualLimits, stepBodySchema } from '@toan-canh/contract'
import { mayEnter } from '../access/may-enter.ts'
import type { Centre } from '../centre/open-centre.ts'
import type { EntryDesk } from '../manual/entry-desk.ts'
import { EntryRefusal } from '../manual/entry-refusal.ts'
import { type EntrySet, entrySetOf, owedPeriods } from '../manual/entry-set.ts'
import type { Actor } from '../manual/entry-steps.ts'
import { overviewOf, statusesOf } from '../manual/overview.ts'
import type { Settings } from '../settings/read-settings.ts'
import { bodyOf } from './body-of.ts'
import { jsonOf, shapeOf } from './json-of.ts'
import { HttpProblem } from './problem.ts'
import { FileAnswer, type Handlers } from './serve-routes.ts'

/** Where people enter numbers, and the settings that hold their secrets. */
export interface EntryDoor {
  readonly desk: EntryDesk
  readonly settings: Settings
}

type ManualHandlers = Pick<
  Handlers,
  'manual' | 'manualPeriod' | 'manualEntry' | 'manualStep' | 'manualCheck' | 'manualAttach' | 'manualEvidence'
>

const mostEvidenceAtOnce = 2

/** What is refused is told with its code. */
async function told<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw error instanceof EntryRefusal ? new HttpProblem(error.code, error.message) : error
  })
}

/** The routes of manual entry. Where sets stand is open as all readings are; numbers, steps and evidence need a token of the set. */
export function manualHandlers(centre: Centre, { desk, settings }: EntryDoor): ManualHandlers {
  const sets = new Map<string, EntrySet>()
  for (const source of centre.catalogue.sources.values()) {
    const set = settings.hasSample || !source.definition.sample ? entrySetOf(source) : null
    if (set !== null) sets.set(source.id, set)
  }
  let attaching = 0

  function setOf(id: string): EntrySet {
    const set = sets.get(id)
    if (set === undefined) throw new HttpProblem('not_found', `Không có bộ chỉ tiêu nhập tay ${id}`)
    return set
  }
  function actorOf(set: EntrySet, request: IncomingMessage): Actor {
    const access = mayEnter(request.headers.authorization, set.config, settings.resolve)
    if (access.kind === 'refused') throw new HttpProblem('forbidden', access.sentence)
    return access
  }
  async function at<T>(
    asked: { readonly source: string; readonly unit: string; readonly period: string },
    request: IncomingMessage,
    work: (place: ReturnType<EntryDesk['placeOf']>, actor: Actor) => Promise<T>,
  ): Promise<T> {
    const set = setOf(asked.source)
    const actor = actorOf(set, request)
    return told((async () => work(desk.placeOf(set, asked.unit, asked.period), actor))())
  }

  return {
    manual: async () => ({
      now: formatInstant(centre.now()),
      sets: await Promise.all([...sets.values()].map((set) => overviewOf(centre, settings, set))),
    }),
    manualPeriod: async ({ source, period: id }) => {
      const set = setOf(source)
      const period = owedPeriods(set, centre.today()).find((each) => each.id === id)
      if (period === undefined) throw new HttpProblem('not_found', `Bộ chỉ tiêu này không nhập kỳ ${id}`)
      return { source, period: id, entries: await statusesOf(centre, set, period) }
    },
    manualEntry: (asked, request) => at(asked, request, (place, actor) => desk.form(place, actor)),
    manualStep: (asked, request) =>
      at(asked, request, async (place, actor) => desk.step(place, actor, await shapeOf(request, stepBodySchema))),
    manualCheck: (asked, request) =>
      at(asked, request, async (place) => {
        const parts = stepBodySchema.pick({ cells: true, confirmed: true, note: true })
        const body = parts.safeParse(await jsonOf(request))
        if (!body.success) throw new HttpProblem('bad_request', 'Nội dung không phải các ô của phiếu')
        return { findings: [...(await desk.check(place, body.data))] }
      }),
    manualAttach: (asked, request) =>
      at(asked, request, async (place, actor) => {
        if (attaching >= mostEvidenceAtOnce)
          throw new HttpProblem('busy', 'Đang nhận những tệp khác; hãy gửi lại sau ít giây.')
        attaching += 1
        try {
          const content = Buffer.from(await bodyOf(request, manualLimits.evidenceBytes))
          return await desk.attach(place, actor, { name: asked.name, content })
        } finally {
          attaching -= 1
        }
      }),
    manualEvidence: async ({ source, id }, request) => {
      const set = setOf(source)
      actorOf(set, request)
      const file = await desk.evidence(set, id)
      if (file === null) throw new HttpProblem('not_found', `Không có minh chứng ${String(id)}`)
      return new FileAnswer(file.name, file.type, file.content)
    },
  }
}
