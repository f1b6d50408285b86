/** A file that cannot be read on, with a sentence for whoever dropped it; it never holds anything out of the file. */
export class RefusedFile extends Error {
  override readonly name = 'RefusedFile'
}
