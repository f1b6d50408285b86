/** What may be evidence, and the bytes with which such a file begins. */
const kinds: readonly (readonly [ending: string, type: string, start: readonly number[]])[] = [
  ['pdf', 'application/pdf', [0x25, 0x50, 0x44, 0x46]],
  ['png', 'image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpg', 'image/jpeg', [0xff, 0xd8, 0xff]],
  ['jpeg', 'image/jpeg', [0xff, 0xd8, 0xff]],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', [0x50, 0x4b, 0x03, 0x04]],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', [0x50, 0x4b, 0x03, 0x04]],
]

/** The type of a file by its ending, if its first bytes agree; `null`: it is no evidence. */
export function evidenceType(name: string, content: Uint8Array): string | null {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  const kind = kinds.find(([each]) => each === ending)
  return kind?.[2].every((byte, index) => content[index] === byte) === true ? kind[1] : null
}
