import { type Column, type Dialect } from './sql-session.ts'

/** Where a walk stands: behind the row with this mark and key; without a key at (not behind) the mark. */
export interface Place {
  readonly mark: string
  readonly key: string | null
}

/** What a walk asks of a table or query. Names of our own begin with two underscores. */
export interface Walked {
  readonly dialect: Dialect
  readonly from: string
  readonly columns: readonly Column[]
  readonly mark: Column | null
  readonly key: Column
  readonly sign: 1 | -1
  readonly rows: number
}

export const markName = '__mark'
export const keyName = '__key'

export interface Statement {
  readonly text: string
  readonly values: readonly string[]
}

function selected({ dialect, columns, mark, key }: Walked): string {
  const own = (column: Column, name: string): string =>
    `${dialect.asText(dialect.quote(column.name))} as ${dialect.quote(name)}`
  return [
    ...columns.map(({ name }) => dialect.quote(name)),
    ...(mark === null ? [] : [own(mark, markName)]),
    own(key, keyName),
  ].join(', ')
}

/**
 * The statement of one page behind a place, in the order of mark and key: the bound on the mark alone lets an index begin where
 * the page does. `floor` ends a descending walk.
 */
export function pageStatement(walked: Walked, place: Place | null, floor: string | null): Statement {
  const { dialect, mark, key, sign } = walked
  const values: string[] = []
  const given = (column: Column, value: string): string => {
    values.push(value)
    return dialect.parameter(values.length, column.castTo)
  }
  const onward = sign === 1 ? '>' : '<'
  const conditions: string[] = []
  const [markText, keyText] = [mark === null ? '' : dialect.quote(mark.name), dialect.quote(key.name)]
  if (place !== null && mark !== null) {
    conditions.push(`${markText} ${onward}= ${given(mark, place.mark)}`)
    if (place.key !== null)
      conditions.push(
        `(${markText} ${onward} ${given(mark, place.mark)} or ${keyText} ${onward} ${given(key, place.key)})`,
      )
  } else if (place !== null && place.key !== null) conditions.push(`${keyText} ${onward} ${given(key, place.key)}`)
  if (floor !== null && mark !== null) conditions.push(`${markText} >= ${given(mark, floor)}`)
  const direction = sign === 1 ? '' : ' desc'
  const order = mark === null ? [keyText] : [markText, keyText]
  const text = [
    `select ${selected(walked)} from ${walked.from} as t`,
    conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`,
    ` order by ${order.map((each) => each + direction).join(', ')} limit ${String(walked.rows)}`,
  ].join('')
  return { text, values }
}
