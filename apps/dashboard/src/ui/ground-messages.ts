/** Words of boundaries, and of what they do to numbers. */
export const groundWords = {
  name: 'Địa giới',
  ofToday: 'Hiện nay',
  ofThen: 'Lúc đó',
  nowLong: 'Quy về địa giới hiện nay',
  thenLong: 'Theo địa giới của ngày cuối kỳ',
  notInForce: 'Đơn vị không có theo địa giới của kỳ này',
  divided: 'Địa bàn có phần của đơn vị bị chia tách mà chưa công bố tỷ lệ: không quy về trước ngày chia tách',
  sideBySide: 'Trước sáp nhập chỉ có số của từng phần, không cộng được: xem theo địa giới lúc đó',
  notComparable: 'Không so sánh được: địa giới khác nhau',
  changedOn: (day: string) => `địa giới thay đổi từ ${day}`,
}

export const groundWordsEn: typeof groundWords = {
  name: 'Boundaries',
  ofToday: 'Of today',
  ofThen: 'Of then',
  nowLong: 'On the boundaries of today',
  thenLong: 'On the boundaries of the last day of the period',
  notInForce: 'The unit is not there with the boundaries of this period',
  divided: 'Part of its ground comes from a unit divided without a declared share: nothing is told of before',
  sideBySide: 'Before the merger only its parts are known, which do not add up: see them with the boundaries of then',
  notComparable: 'Not comparable: other boundaries',
  changedOn: (day: string) => `boundaries changed on ${day}`,
}
