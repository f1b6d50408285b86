import { temporaryDatabase, type TemporaryDatabase } from '@toan-canh/testkit'

/** An empty database of the bench's own on the server of DATABASE_URL, else on the one of this machine; dropped at the end. */
export function benchDatabase(): Promise<TemporaryDatabase> {
  const given = process.env['DATABASE_URL']
  if (given !== undefined) process.env['TEST_DATABASE_URL'] = given
  return temporaryDatabase()
}
