import { fileURLToPath } from 'node:url'
import { parseDay, type Period, parsePeriod } from '@toan-canh/calendar'
import { isFigureTopic, parseTopic } from '@toan-canh/contract'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { compileStored, storedDefinitionsOf } from '../counting/stored-definitions.ts'
import { type Question, questionOf } from './question.ts'

const catalogue = await loadCatalogue(fileURLToPath(new URL('../../../../catalogue', import.meta.url)))

/** The definitions and the register that ship. */
export const definitions = compileStored(storedDefinitionsOf(catalogue))
export const register = catalogue.register
export const { sources } = catalogue

/** When questions of tests are asked: after the merger. */
const fixtureToday = parseDay('2025-12-05') ?? 0

export function aPeriod(id: string): Period {
  const period = parsePeriod(id)
  if (period === null) throw new Error(`${id} is no period`)
  return period
}

/** What becomes of a topic's name: a question, or a refusal. */
export function asked(name: string): ReturnType<typeof questionOf> {
  const topic = parseTopic(name)
  if (topic === null || !isFigureTopic(topic)) throw new Error(`${name} asks for no figures`)
  return questionOf(topic, { definitions, register, today: fixtureToday })
}

/** The question of a topic's name; throws when it is refused. */
export function aQuestion(name: string): Question {
  const question = asked(name)
  if ('code' in question) throw new Error(question.sentence)
  return question
}

/** The slot of a measure. */
export function slotOf(measure: string): number {
  const found = definitions.rules.get('dossier')?.measures.find((each) => each.name === measure)
  if (found === undefined) throw new Error(`there is no measure ${measure}`)
  return found.slot
}
