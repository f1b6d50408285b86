/** Words of boundaries, and of what they do to numbers. */
export const groundWords = {
  name: 'Địa giới',
  ofToday: 'Hiện nay',
  ofThen: 'Lúc đó',
  longToday: 'Quy về địa giới hiện nay',
  longThen: 'Theo địa giới của ngày cuối kỳ',
  until: (day: string) => `đến ${day}`,
  notInForce: 'Đơn vị không có theo địa giới của kỳ này',
  divided: 'Địa bàn có phần của đơn vị bị chia tách mà chưa công bố tỷ lệ: không quy về trước ngày chia tách',
  sideBySide: 'Trước sáp nhập chỉ có số của từng phần, không cộng được: xem theo địa giới lúc đó',
  notComparable: 'Không so sánh được: địa giới khác nhau',
  formulaDiffers: 'Không so sánh được: cách tính khác nhau',
  onlyBound: 'Không so sánh được: chỉ biết trên hoặc dưới một mức',
  partsBefore: (day: string) => `Các phần trước ${day}:`,
}

export const groundWordsEn: typeof groundWords = {
  name: 'Boundaries',
  ofToday: 'Of today',
  ofThen: 'Of then',
  longToday: 'On the boundaries of today',
  longThen: 'On the boundaries of the last day of the period',
  until: (day: string) => `until ${day}`,
  notInForce: 'The unit is not there with the boundaries of this period',
  divided: 'Part of its ground comes from a unit divided without a declared share: nothing is told of before',
  sideBySide: 'Before the merger only its parts are known, which do not add up: see them with the boundaries of then',
  notComparable: 'Not comparable: other boundaries',
  formulaDiffers: 'Not comparable: another formula',
  onlyBound: 'Not comparable: only a bound is known',
  partsBefore: (day: string) => `Its parts before ${day}:`,
}
