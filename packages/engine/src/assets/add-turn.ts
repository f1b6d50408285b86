import { type AssetTurn, assetBounds } from '@toan-canh/contract'

function isSame(one: AssetTurn, other: AssetTurn): boolean {
  return one.from === other.from && one.toldAt === other.toldAt && one.state === other.state
}

/** Whether `one` speaks of all the time that `other` does, and was told later; of two told alike the larger state, so that order never matters. */
function outranks(one: AssetTurn, other: AssetTurn): boolean {
  if (one.from > other.from || one.toldAt < other.toldAt) return false
  return one.from < other.from || one.toldAt > other.toldAt || one.state > other.state
}

function inserted(course: readonly AssetTurn[], turn: AssetTurn): readonly AssetTurn[] {
  if (course.some((each) => isSame(each, turn) || outranks(each, turn))) return course
  const rest = course.filter((each) => !outranks(turn, each))
  const after = rest.findIndex((each) => each.from > turn.from)
  return after < 0 ? [...rest, turn] : rest.toSpliced(after, 0, turn)
}

/**
 * A course with one more turn told. What was told later of the same time stands: a turn within the time of which a later one speaks
 * goes, so the turns of a course ascend both by `from` and by `toldAt`, and any order of the same turns gives the same course.
 * `isSample`: the state is known of one instant only, and goes on with the turn before when that has the same state.
 */
export function addTurn(course: readonly AssetTurn[], turn: AssetTurn, isSample: boolean): readonly AssetTurn[] {
  const before = isSample ? course.findLast((each) => each.from <= turn.from) : undefined
  const told = before?.state === turn.state ? { ...turn, from: before.from } : turn
  return inserted(course, told).slice(-assetBounds.turns)
}
