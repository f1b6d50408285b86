/** PostgreSQL array literals built in one pass: the driver's own serialiser quotes every element and is several times slower. */
export function numberArray(values: Iterable<number | null>): string {
  let text = '{'
  let separator = ''
  for (const value of values) {
    text += separator + (value === null ? 'null' : String(value))
    separator = ','
  }
  return text + '}'
}

const special = /[\\"]/g

/** A text[] literal; null stays null. */
export function textArray(values: Iterable<string | null>): string {
  let text = '{'
  let separator = ''
  for (const value of values) {
    text += separator + (value === null ? 'null' : `"${value.replace(special, '\\$&')}"`)
    separator = ','
  }
  return text + '}'
}
