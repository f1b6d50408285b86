import { language } from './language.ts'

const vi = {
  screen: {
    title: 'Ghép màn này với tường',
    steps: [
      'Mở bàn đạo diễn tường trên máy của người điều hành, hoặc quét mã bên.',
      'Nhập sáu chữ số này, chọn tường và vị trí của màn.',
      'Màn tự vào vị trí sau khi được xác nhận.',
    ],
    holds: 'Mã đổi sau 10 phút. Màn này không giữ mật khẩu và chỉ được xem.',
    qr: 'Mã QR dẫn tới chỗ xác nhận ở bàn đạo diễn',
    insecure:
      'Màn chỉ ghép được qua HTTPS hoặc trên chính máy chủ. Người vận hành cần mở trang này bằng địa chỉ https; cách làm có trong hướng dẫn về tường.',
    frame: 'Phần tường của màn này',
    silent: 'Trang của màn không trả lời, đang thay trang mới',
    place: (row: number, column: number, width: number, height: number) =>
      `Hàng ${row} · cột ${column} · ${width} × ${height}`,
  },
  alarm: {
    title: 'Cảnh báo khẩn cấp',
    map: 'Bản đồ nơi xảy ra và các camera gần nhất',
    since: (at: string) => `từ ${at}`,
    commander: 'Chỉ huy',
    heard: 'Đã nhận',
    nobody: 'Chưa ai xác nhận',
    missing: 'Chưa nhận',
    more: (count: number) => `và ${count} nơi khác`,
    calling: (who: string, calls: number) => `${who}, đang gọi lần ${calls}`,
    radius: (metres: number) =>
      metres < 1_000 ? `bán kính ${metres} m` : `bán kính ${String(metres / 1_000).replace('.', ',')} km`,
    noCamera: 'Không có camera nào trong vòng 5 km',
    away: (metres: number) => `cách ${distance(metres)}`,
    cameraUp: (metres: number, at: string) => `cách ${distance(metres)} · ${at}`,
    cameraDown: (metres: number, at: string) => `cách ${distance(metres)} · từ ${at}`,
    noMap: 'Chưa có bản đồ của nơi này',
    noOthers: 'Không có báo động khác đang mở',
    others: (count: number, names: string) => `Báo động khác vẫn mở (${count}): ${names}`,
    returns: 'Trở lại lịch phát 60 giây sau khi đủ xác nhận',
    returnsAt: (clock: string) => `Trở lại lịch phát lúc ${clock}`,
    returnsByHand: 'Trở lại lịch phát khi đạo diễn kết thúc',
  },
}

function distance(metres: number): string {
  return metres < 950 ? `${Math.round(metres / 50) * 50} m` : `${(metres / 1_000).toFixed(1).replace('.', ',')} km`
}

const en: typeof vi = {
  screen: {
    title: 'Pair this screen with a wall',
    steps: [
      'Open the director of walls at the operator’s desk, or scan the code.',
      'Enter these six digits and choose wall and place.',
      'The screen takes its place once it is confirmed.',
    ],
    holds: 'The code changes after 10 minutes. This screen keeps no password and may only watch.',
    qr: 'QR code to where it is confirmed',
    insecure: 'A screen can be paired over HTTPS or on the server itself only. See the guide of the wall.',
    frame: 'This screen’s part of the wall',
    silent: 'The page of the screen does not answer; another one takes its place',
    place: (row, column, width, height) => `Row ${row} · column ${column} · ${width} × ${height}`,
  },
  alarm: {
    title: 'Emergency',
    map: 'Map of the place and the nearest cameras',
    since: (at) => `since ${at}`,
    commander: 'In command',
    heard: 'Acknowledged',
    nobody: 'Nobody yet',
    missing: 'Not yet',
    more: (count) => `and ${count} more`,
    calling: (who, calls) => `${who}, call ${calls}`,
    radius: (metres) => (metres < 1_000 ? `radius ${metres} m` : `radius ${metres / 1_000} km`),
    noCamera: 'No camera within 5 km',
    away: (metres) => `${distance(metres)} away`,
    cameraUp: (metres, at) => `${distance(metres)} away · ${at}`,
    cameraDown: (metres, at) => `${distance(metres)} away · since ${at}`,
    noMap: 'No map of this place',
    noOthers: 'No other alarm is open',
    others: (count, names) => `Other alarms open (${count}): ${names}`,
    returns: 'Back to the programme 60 seconds after all have acknowledged',
    returnsAt: (clock) => `Back to the programme at ${clock}`,
    returnsByHand: 'Back to the programme when the director ends it',
  },
}

/** The texts of screens and of what is laid over a wall; loaded with them. */
export const wallText = language === 'en' ? en : vi
