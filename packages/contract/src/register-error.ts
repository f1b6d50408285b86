/** A register that contradicts itself; the sentence names the unit. */
export class RegisterError extends Error {
  override readonly name = 'RegisterError'
}
