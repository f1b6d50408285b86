import { renewOperatorSecret } from '@toan-canh/store'
import { newOperatorSecret, secretHash } from '../access/operator-door.ts'
import { type Command, UsageError } from './command.ts'

export const operator: Command = {
  verb: 'operator',
  usage: 'operator renew [--json]',
  does: 'Tạo mã người điều hành mới và in một lần; mã cũ hết hiệu lực ngay',
  run: async ({ centre, words, settings, isJson, print }) => {
    if (words[0] !== 'renew' || words.length > 1) throw new UsageError('Viết: operator renew')
    if (settings.OPERATOR_SECRET !== undefined)
      throw new UsageError('Mã đang đặt bằng OPERATOR_SECRET; hãy đổi cấu hình ấy rồi chạy lại trung tâm.')
    const { database, now } = await centre()
    const secret = newOperatorSecret()
    await renewOperatorSecret(database, secretHash(secret), now())
    print(isJson ? JSON.stringify({ secret }) : `Mã người điều hành mới, chỉ in lần này, hãy cất kỹ: ${secret}`)
    return 0
  },
}
