/** What stopped the store; each code has one kind of remedy, and the sentence says which. */
const storeErrorCodes = [
  'no_binaries',
  'no_space',
  'no_memory',
  'no_permission',
  'port_in_use',
  'wrong_version',
  'wrong_password',
  'busy',
  'unreachable',
  'failed',
] as const
export type StoreErrorCode = (typeof storeErrorCodes)[number]

/** An error of the store: a closed code, one Vietnamese sentence with the remedy, and the cause kept. */
export class StoreError extends Error {
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.name = 'StoreError'
    this.code = code
  }
}
